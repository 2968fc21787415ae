/* A button that prints, where there is script; the browser's own printing does without. */
(function () {
  'use strict';

  const button = document.querySelector('[data-print]');
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
})();
