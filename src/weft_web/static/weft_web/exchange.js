/* Loads the page of a file again until the work on it is done. Without this script the page has a link that does the same. */
"use strict";
const PAUSE = 2000;
if (document.querySelector("[data-waiting]")) setTimeout(() => location.reload(), PAUSE);
