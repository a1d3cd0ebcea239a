"use strict";
(function () {
  var holder = document.getElementById("data");
  var data = holder ? JSON.parse(holder.textContent) : { words: {} };
  var words = data.words, collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  // Every node is made by hand from text: nothing that a document says is ever read as markup.
  function make(name, given, inside) {
    var node = document.createElement(name);
    Object.keys(given || {}).forEach(function (key) { node.setAttribute(key, given[key]); });
    (inside === undefined ? [] : [].concat(inside)).forEach(function (part) { node.append(part); });
    return node;
  }
  function fill(template, given) {
    return template.replace(/\{(\w+)\}/g, function (_, name) { return given[name]; });
  }
  // A sentence runs as its own letters do, and the days in it keep their order.
  var turned = document.documentElement.dir === "rtl";
  function sentence(name, text, given) {
    var there = (text.match(/[\u0590-\u08ff\ufb1d-\ufefc]/g) || []).length, here = (text.match(/[A-Za-z\u00c0-\u02af]/g) || []).length;
    var rtl = turned ? there >= here / 4 : there > here;
    var parts = text.split(/(\b\d{4}-\d\d-\d\d\b)/).map(function (part, place) { return place % 2 ? make("bdi", { class: "d" }, part) : part; });
    return make(name, Object.assign(rtl === turned ? {} : { dir: rtl ? "rtl" : "ltr" }, given || {}), parts);
  }
  function number(value) { return value.toLocaleString("en-US"); }
  function each(selector, act, where) { (where || document).querySelectorAll(selector).forEach(act); }

  // Looking at a box of the spaghetti map, by mouse or keyboard, shows only its own threads.
  each("svg.spaghetti", function (svg) {
    function trace(event) {
      var box = event.target.closest(".box"), on = event.type === "focusin" || event.type === "mouseover";
      if (!box) { return; }
      svg.classList.toggle("traced", on);
      each(".threads path", function (path) {
        path.classList.toggle("on", on && [path.dataset.from, path.dataset.to].includes(box.dataset.key));
      }, svg);
    }
    ["mouseover", "mouseout", "focusin", "focusout"].forEach(function (name) { svg.addEventListener(name, trace); });
  });

  // Tables that are there without scripts: with them they can be sorted by any column, and filtered.
  function sortable(table) {
    var body = table.tBodies[0], heads = [].slice.call(table.tHead.rows[0].cells), first = [].slice.call(body.rows);
    if (first.length < 2) { return; }
    heads.forEach(function (head, column) {
      head.dataset.name = head.textContent;
      var button = make("button", { type: "button", class: "sort" }, [].slice.call(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () {
        var turned = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", turned);
        var sign = turned === "ascending" ? 1 : -1, values = new Map();
        first.forEach(function (row) { values.set(row, worth(row.cells[column], head)); });
        body.append.apply(body, first.slice().sort(function (one, other) {
          return sign * compare(values.get(one), values.get(other));
        }));
      });
    });
    if (table.dataset.filter && first.length > 8) { filterable(table, first); }
  }
  function worth(cell, head) {
    var given = cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
    var plain = given.replace(/,/g, "");
    return head.classList.contains("n") && plain !== "" && !isNaN(plain) ? Number(plain) : given;
  }
  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") { return one - other; }
    if (typeof one !== typeof other) { return typeof one === "number" ? 1 : -1; }
    return collator.compare(one, other);
  }
  function filterable(table, rows) {
    var input = make("input", { type: "search", autocomplete: "off" });
    var status = make("span", { role: "status" });
    table.parentNode.before(make("p", { class: "filter" }, [make("label", {}, [table.dataset.filter + " ", input]), " ", status]));
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLocaleLowerCase(), left = 0;
      rows.forEach(function (row) {
        row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
        left += row.hidden ? 0 : 1;
      });
      status.textContent = wanted ? fill(words.shown, { count: number(left), all: number(rows.length) }) : "";
    });
  }
  each("table[data-sortable]", sortable);

  // All findings: only the rows of one page are ever in the document, so that ten thousand are as quick as ten.
  var table = document.getElementById("table");
  if (table) { findings(); }

  function findings() {
    var form = document.getElementById("filters"), body = table.tBodies[0], size = document.getElementById("size");
    var all = data.findings, shown = all, page = 0, opened = new Set(), extra = {}, turned = false, texts = null;
    var SEVERITY = 0, TEXT = 1, KIND = 2, ID = 3, TITLE = 4, AREA = 5, OWNER = 6, RULE = 7, FILE = 8, LINE = 9, COLUMN = 10,
      END = 11, QUOTE = 12, WRITE = 13, FIX = 14, RELATED = 15, JOURNEYS = 16, STATE = 17, NOTE = 18, PRINT = 19;
    var order = new Map(all.map(function (row, place) { return [row, place]; }));
    var fields = ["severity", "area", "journey", "owner", "family", "state"];

    function name(list, key) { return data[list][key] || key; }
    function family(row) { return row[RULE].replace(/\d+$/, ""); }
    var read = {
      severity: function (row) { return data.severities[row[SEVERITY]]; },
      area: function (row) { return row[AREA]; },
      owner: function (row) { return row[OWNER]; },
      family: family,
      state: function (row) { return row[STATE]; },
      rule: function (row) { return row[RULE]; },
      kind: function (row) { return row[KIND]; },
      subject: function (row) { return row[KIND] + "/" + row[ID]; }
    };
    var keys = {
      title: function (row) { return row[TITLE]; },
      area: function (row) { return name("areas", row[AREA]); },
      owner: function (row) { return name("owners", row[OWNER]); },
      rule: function (row) { return row[RULE]; },
      place: function (row) { return data.files[row[FILE]]; }
    };

    function option(select, value, label, count) {
      select.append(make("option", { value: value }, label + " (" + number(count) + ")"));
    }
    function options() {
      var counts = {};
      fields.forEach(function (field) { counts[field] = new Map(); });
      all.forEach(function (row) {
        fields.forEach(function (field) {
          var values = field === "journey" ? row[JOURNEYS] : [read[field](row)];
          values.forEach(function (value) { counts[field].set(value, (counts[field].get(value) || 0) + 1); });
        });
      });
      data.severities.forEach(function (word, place) {
        if (counts.severity.has(word)) { option(form.severity, word, data.signs[place] + " " + data.told[place], counts.severity.get(word)); }
      });
      ["area", "owner", "family", "journey", "state"].forEach(function (field) {
        var list = { area: "areas", owner: "owners", family: "families", journey: "journeys", state: "states" }[field];
        var found = Array.from(counts[field].keys());
        found.sort(function (one, other) { return collator.compare(name(list, one), name(list, other)); });
        found.forEach(function (value) { option(form[field], value, name(list, value), counts[field].get(value)); });
        form[field].closest("label").hidden = found.length < 2;
      });
    }

    function lower(row) {
      return [row[TEXT], row[TITLE], row[ID], row[RULE], name("rules", row[RULE]), data.files[row[FILE]], name("owners", row[OWNER]),
        name("areas", row[AREA]), row[QUOTE]].join("\n").toLocaleLowerCase();
    }
    function select() {
      var query = form.q.value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
      var wanted = {};
      fields.forEach(function (field) { if (form[field].value) { wanted[field] = form[field].value; } });
      Object.assign(wanted, extra);
      if (query.length && !texts) { texts = new Map(all.map(function (row) { return [row, lower(row)]; })); }
      shown = all.filter(function (row) {
        return Object.keys(wanted).every(function (field) {
          if (field === "journey") { return row[JOURNEYS].includes(wanted.journey); }
          if (field === "sign") { return row[STATE] === "open" && (data.signsOf[wanted.sign] || []).includes(row[RULE]); }
          if (field === "rule") { return row[RULE].startsWith(wanted.rule); }
          return read[field](row) === wanted[field];
        }) && query.every(function (word) { return texts.get(row).includes(word); });
      });
      var key = keys[form.sort.value], sign = turned ? -1 : 1;
      shown.sort(function (one, other) {
        return sign * ((key ? collator.compare(key(one), key(other)) : 0) || order.get(one) - order.get(other));
      });
      page = 0;
      draw();
    }

    function label(row) {
      var word = data.severities[row[SEVERITY]];
      return make("span", { class: "mark " + word }, [data.signs[row[SEVERITY]] + " ", data.told[row[SEVERITY]]]);
    }
    function datum(text) { return make("bdi", {}, text); }
    function cell(head, inside, given) {
      return make("td", Object.assign({ role: "cell", "data-head": head }, given || {}), inside);
    }
    function part(title, inside) {
      return inside.length ? [make("h3", {}, title)].concat(inside) : [];
    }
    function source(row) {
      if (!row[QUOTE]) { return []; }
      var quote = row[QUOTE], start = row[COLUMN], end = Math.max(row[END], start + 1);
      return [make("pre", { class: "quote", dir: "ltr", tabindex: "0" }, [
        make("span", { class: "line" }, String(row[LINE])), quote.slice(0, start), make("mark", {}, quote.slice(start, end) || " "), quote.slice(end)
      ])];
    }
    function detail(row) {
      var rule = document.getElementById("rule-" + encodeURIComponent(row[RULE])), why = rule && rule.querySelector(".why");
      var where = data.files[row[FILE]] + ":" + row[LINE];
      var related = row[RELATED].map(function (other) {
        return make("li", {}, [make("bdi", { class: "place" }, data.files[other[0]] + ":" + other[1]), " ", sentence("span", other[2])]);
      });
      var inside = [].concat(
        row[NOTE] ? part(words.waived, [sentence("p", row[NOTE])]) : [],
        why ? part(words.why, [sentence("p", why.textContent)]) : [],
        part(words.source, source(row).concat([make("p", {}, make("bdi", { class: "place" }, where))])),
        row[WRITE] ? part(words.write, [make("pre", { dir: "ltr", tabindex: "0" }, row[WRITE])]) : [],
        row[FIX] ? part(words.todo, [sentence("p", row[FIX])]) : [],
        related.length ? part(words.related, [make("ul", {}, related)]) : [],
        rule ? [make("p", { class: "meta" }, make("a", { href: "#rule-" + encodeURIComponent(row[RULE]) }, words.rule + " " + row[RULE]))] : []
      );
      return make("tr", { role: "row", class: "detail", id: "d-" + row[PRINT] }, make("td", { role: "cell", colspan: "6" }, inside));
    }
    function line(row) {
      var open = opened.has(row);
      var button = make("button", { type: "button", class: "opener", "aria-expanded": String(open), "aria-controls": "d-" + row[PRINT] }, [
        make("span", { "aria-hidden": "true", class: "arrow" }, ""), sentence("span", row[TEXT])
      ]);
      button.addEventListener("click", function () {
        var now = !opened.has(row);
        opened[now ? "add" : "delete"](row);
        button.setAttribute("aria-expanded", String(now));
        if (now) { button.closest("tr").after(detail(row)); } else { button.closest("tr").nextSibling.remove(); }
      });
      return make("tr", { role: "row", id: "f-" + row[PRINT], class: "is-" + row[STATE] }, [
        cell(words.severity, [label(row)].concat(row[STATE] === "open" ? [] : [make("span", { class: "tag" }, name("states", row[STATE]))])),
        cell("", button), cell(words.document, datum(row[TITLE])), cell(words.area, datum(name("areas", row[AREA]))),
        cell(words.owner, datum(name("owners", row[OWNER]))), cell(words.ruleHead, datum(row[RULE]))
      ]);
    }
    function draw(every) {
      var many = every ? shown.length : Number(size.value), start = page * many, rows = [];
      shown.slice(start, start + many).forEach(function (row) {
        rows.push(line(row));
        if (opened.has(row)) { rows.push(detail(row)); }
      });
      body.replaceChildren.apply(body, rows);
      var pages = Math.max(1, Math.ceil(shown.length / many));
      document.getElementById("status").textContent = fill(words.shown, { count: number(shown.length), all: number(all.length) });
      document.getElementById("page").textContent = fill(words.page, { page: number(page + 1), pages: number(pages) });
      document.getElementById("pager").hidden = pages < 2;
      each("#pager button", function (button) {
        var to = page + Number(button.dataset.go);
        button.disabled = to < 0 || to >= pages;
      });
      each("th[data-key]", function (head) {
        head.removeAttribute("aria-sort");
        if ((form.sort.value || "severity") === head.dataset.key) { head.setAttribute("aria-sort", turned ? "descending" : "ascending"); }
      }, table);
      chips();
    }
    function chips() {
      var box = document.getElementById("chips");
      box.replaceChildren();
      Object.keys(extra).forEach(function (field) {
        var value = field === "sign" ? data.symptoms[extra.sign] || extra.sign : extra[field];
        var chip = make("button", { type: "button", class: "chip" }, [datum(value), make("span", { "aria-hidden": "true" }, " ✕"), make("span", { class: "sr" }, words.drop)]);
        chip.addEventListener("click", function () { delete extra[field]; select(); form.q.focus(); });
        box.append(chip);
      });
    }
    function reset() {
      form.q.value = "";
      fields.concat("sort").forEach(function (field) { form[field].value = ""; });
      extra = {};
      turned = false;
    }

    // Addresses such as #findings?area=lending or #f-FINGERPRINT lead to a part of the list or to one finding.
    function follow() {
      var hash = location.hash;
      if (hash.startsWith("#findings?")) {
        reset();
        new URLSearchParams(hash.slice(10)).forEach(function (value, field) {
          if (field in read || field === "journey" || field === "sign") {
            var known = form[field] && [].some.call(form[field].options, function (one) { return one.value === value; });
            if (known) { form[field].value = value; } else { extra[field] = value; }
          }
        });
        select();
        var section = document.getElementById("findings");
        section.scrollIntoView();
        section.querySelector("h2").focus({ preventScroll: true });
      } else if (hash.startsWith("#f-")) {
        var wanted = decodeURIComponent(hash.slice(3));
        var row = all.find(function (one) { return one[PRINT] === wanted; });
        if (!row) { return; }
        reset();
        select();
        opened.add(row);
        page = Math.floor(shown.indexOf(row) / Number(size.value));
        draw();
        var place = document.getElementById("f-" + wanted);
        place.scrollIntoView();
        place.querySelector("button").focus({ preventScroll: true });
      } else if (hash.length > 1) {
        var target = document.getElementById(decodeURIComponent(hash.slice(1))) || document.getElementById(hash.slice(1));
        if (target && target.tagName === "DETAILS") { target.open = true; target.scrollIntoView(); }
      }
    }

    each("th[data-key]", function (head) {
      head.dataset.name = head.textContent;
      var button = make("button", { type: "button", class: "sort" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        var key = head.dataset.key === "severity" ? "" : head.dataset.key;
        turned = form.sort.value === key ? !turned : false;
        form.sort.value = key;
        select();
      });
    }, table);
    form.addEventListener("input", function (event) {
      if (event.target === form.sort) { turned = false; }
      select();
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function (event) { event.preventDefault(); reset(); select(); form.q.focus(); });
    each("#pager button", function (button) {
      button.addEventListener("click", function () {
        page += Number(button.dataset.go);
        draw();
        table.scrollIntoView();
      });
    });
    size.addEventListener("change", function () { page = 0; draw(); });
    window.addEventListener("hashchange", follow);
    window.addEventListener("beforeprint", function () { if (shown.length <= 500) { draw(true); } });
    window.addEventListener("afterprint", function () { draw(); });
    options();
    form.hidden = table.hidden = false;
    select();
    follow();
    // The browser looks for the place by itself when all is loaded, and takes the focus away.
    window.addEventListener("load", function () { setTimeout(function () { if (location.hash) { follow(); } }, 0); });
  }

  // On paper everything that is folded is open.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    each("details:not([open])[data-print]", function (one) { one.open = true; folded.push(one); });
  });
  window.addEventListener("afterprint", function () {
    folded.splice(0).forEach(function (one) { one.open = false; });
  });

  // The contents show where the reader is.
  var links = new Map();
  each(".side a", function (link) {
    var target = document.getElementById(link.getAttribute("href").slice(1));
    if (target) { links.set(target, link); }
  });
  if (links.size) {
    var watcher = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) {
          links.forEach(function (link, target) {
            if (target === entry.target) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
          });
        }
      });
    }, { rootMargin: "0px 0px -70% 0px" });
    links.forEach(function (_, target) { watcher.observe(target); });
    if (window.matchMedia("(max-width: 70rem)").matches) { document.querySelector(".side details").open = false; }
  }
}());
