"use strict";
(function () {
  // Looking at a box of the spaghetti map, by mouse or keyboard, shows only its own threads.
  document.querySelectorAll("svg.spaghetti").forEach(function (svg) {
    function trace(event) {
      var box = event.target.closest(".box"), on = event.type === "focusin" || event.type === "mouseover";
      if (!box) { return; }
      svg.classList.toggle("traced", on);
      svg.querySelectorAll(".threads path").forEach(function (path) {
        var mine = path.dataset.from === box.dataset.key || path.dataset.to === box.dataset.key;
        path.classList.toggle("on", on && mine);
      });
    }
    ["mouseover", "mouseout", "focusin", "focusout"].forEach(function (name) { svg.addEventListener(name, trace); });
  });
}());
