/* Adds rows to a list in place, sums up costs while they are written, and asks before a page with unsaved words is left. Without this script the form works: it saves, and offers new rows. */
"use strict";
const form = document.querySelector("form[data-sums]");
const language = document.documentElement.lang;
const GROUP = { en: ",", fr: "", es: "." }[language];
function figure(typed) {
  let bare = typed.replace(/[\s\u00a0\u202f'’]/g, "");
  if (GROUP && new RegExp(`^\\d{1,3}(\\${GROUP}\\d{3})+([.,]\\d+)?$`).test(bare)) bare = bare.split(GROUP).join("");
  const read = Number(bare.replace(",", "."));
  return Number.isFinite(read) ? read : 0;
}
function said(sum) {
  const places = Number.isInteger(Math.round(sum * 100) / 100) ? 0 : 2;
  return `${sum.toLocaleString(language === "en" ? "en-GB" : language, { minimumFractionDigits: places, maximumFractionDigits: places })}\u00a0${form.dataset.sums}`;
}
function of(row, name) {
  return [...row.querySelectorAll(`input[name*="-${name}"]`)].reduce((sum, one) => sum + figure(one.value), 0);
}
function renew() {
  let cost = 0, hand = 0;
  for (const row of form.querySelectorAll("[data-rows=costs] > .one")) {
    const sum = of(row, "unit_cost") * of(row, "quantities");
    cost += sum;
    hand += Math.min(of(row, "secured"), sum);
    row.querySelector("[data-sum]").textContent = said(sum);
  }
  const told = form.querySelector("[data-told]");
  if (!told) return;
  told.querySelector("[data-cost]").textContent = said(cost);
  told.querySelector("[data-hand]").textContent = said(hand);
  told.querySelector("[data-gap]").textContent = said(cost - hand);
}
function add(list) {
  const rows = list.querySelectorAll(":scope > .one");
  const row = list.querySelector("template").content.cloneNode(true);
  for (const one of row.querySelectorAll("[id], [name], [for], [aria-describedby], [list]"))
    for (const attribute of ["id", "name", "for", "aria-describedby", "list"])
      if (one.hasAttribute(attribute)) one.setAttribute(attribute, one.getAttribute(attribute).replaceAll("-9999-", `-${rows.length}-`));
  const made = row.firstElementChild;
  list.insertBefore(row, list.querySelector("template"));
  made.querySelector("input, select, textarea").focus();
  renew();
}
if (form) {
  form.addEventListener("input", renew);
  for (const row of form.querySelectorAll(".one:not([data-empty]) ~ [data-empty]")) row.remove();
  for (const button of form.querySelectorAll("[data-add]")) {
    button.textContent = button.dataset.words;
    button.type = "button";
    button.addEventListener("click", () => add(button.closest("[data-rows]")));
  }
  renew();
  let touched = "touched" in form.dataset;
  form.addEventListener("input", () => { touched = true; });
  form.addEventListener("submit", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}
