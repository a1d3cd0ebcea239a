// The standard rules of eslint-plugin-yml, which read style and structure.
import yml from "eslint-plugin-yml";

export default [...yml.configs["flat/standard"].map((part) => ({ ...part, files: ["**/*.yaml"] }))];
