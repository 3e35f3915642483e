/* Without a network: a worker keeps the pages that were visited, and a whole course, or the toolkit, when that is asked for. */
(() => {
  "use strict";
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const button = document.querySelector("[data-keep]"), said = document.querySelector("[data-kept]");
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.register(facts.worker, {scope: facts.scope}).catch(() => {});
  if (!button) return;
  const say = (code, told) => { said.textContent = Object.entries(told).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), facts[`said_${code}`]); };
  navigator.serviceWorker.ready.then((registration) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const line = new MessageChannel();
      button.disabled = true;
      line.port1.onmessage = ({data}) => {
        say(data.done ? (data.kept === data.of ? "offline" : "offline_part") : "keeping", data);
        if (data.done) button.disabled = false;
      };
      registration.active.postMessage({keep: [location.pathname, ...Object.values(facts.pages)]}, [line.port2]);
    });
  });
})();
