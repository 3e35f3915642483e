// Opens a row of the matrix where it stands; without this script the link of the cell does the same with a new page.
(function () {
  const table = document.querySelector("table.mx[data-opened]");
  if (!table) return;

  function close(focus) {
    const drill = document.getElementById("open");
    if (!drill) return;
    const row = drill.previousElementSibling;
    row.classList.remove("open");
    for (const cell of row.querySelectorAll(".cell[aria-current]")) {
      cell.removeAttribute("aria-current");
      if (focus) cell.focus();
    }
    drill.remove();
  }

  async function open(cell) {
    const address = new URL(cell.href);
    const answer = await fetch(table.dataset.opened + address.search, {headers: {"X-Requested-With": "fetch"}});
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const held = document.createElement("template");
    held.innerHTML = "<table><tbody>" + (await answer.text()) + "</tbody></table>";
    const drill = held.content.querySelector("#open");
    if (!drill) throw new Error("nothing opened");
    close(false);
    const row = cell.closest("tr");
    row.classList.add("open");
    row.after(drill);
    cell.setAttribute("aria-current", "true");
    const heading = drill.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({preventScroll: true});
    drill.scrollIntoView({block: "nearest"});
    history.replaceState(null, "", address);
  }

  table.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const shut = event.target.closest("[data-close]");
    if (shut) {
      event.preventDefault();
      history.replaceState(null, "", shut.href);
      close(true);
      return;
    }
    const cell = event.target.closest("a.cell");
    if (!cell) return;
    event.preventDefault();
    if (cell.hasAttribute("aria-current")) {
      close(true);
      return;
    }
    open(cell).catch(function () {
      location.assign(cell.href);
    });
  });

  table.addEventListener("keydown", function (event) {
    const drill = event.key === "Escape" && event.target.closest("#open");
    if (!drill) return;
    history.replaceState(null, "", drill.querySelector("[data-close]").href);
    close(true);
  });
})();
