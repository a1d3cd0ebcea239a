"""KPI: whether success is measured by what customers get, in numbers that someone acts on."""
