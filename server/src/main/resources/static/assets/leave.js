/* Leaving a page about a victim at once: a click on [data-leave], or Escape three times within two seconds, goes to a
   harmless page in the place of this one, so that "back" does not lead here. Without script the link leads there too. */
(function () {
  'use strict';

  const WITHIN_MILLISECONDS = 2000;
  const link = document.querySelector('[data-leave]');
  if (!link) {
    return;
  }

  function leave() {
    document.documentElement.classList.add('m-left');
    window.location.replace(link.href);
  }

  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });

  let presses = [];
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') {
      presses = [];
      return;
    }
    presses = presses.filter((at) => event.timeStamp - at < WITHIN_MILLISECONDS).concat(event.timeStamp);
    if (presses.length >= 3) {
      leave();
    }
  });
})();
