/* What the pages do with script, all of it on top of pages that work without: draw the charts that the
   server described, offer them as files, keep the list of nodes tidy, tell that a table goes on sideways, and
   open tables for printing.

   <figure data-chart="series|bars|map" id="…">
     <script type="application/json">{…}</script>      the data of charts.js
     <div class="m-chart m-chart--waiting"></div>
     <div data-downloads hidden> <button data-format="svg" data-file="…"> … </div>
   </figure> */
(function () {
  'use strict';

  function dataOf(figure) {
    return JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  }

  function showChart(figure) {
    const kind = figure.dataset.chart;
    const data = dataOf(figure);
    const drawn = Promise.resolve(window.Mufakat[kind](figure.querySelector('.m-chart'), data));
    drawn.then(
      () => {
        figure.dataset.drawn = 'yes';
        offerDownloads(figure, kind, data);
      },
      (problem) => console.error('a chart could not be drawn', problem));
  }

  function offerDownloads(figure, kind, data) {
    figure.querySelectorAll('[data-downloads]').forEach((group) => {
      group.hidden = false;
      group.querySelectorAll('button[data-format]').forEach((button) =>
        button.addEventListener('click', () =>
          window.Mufakat.download(kind, data, button.dataset.format, button.dataset.file)));
    });
  }

  function closeOnLeaving(details) {
    document.addEventListener('click', (event) => {
      if (!details.contains(event.target)) {
        details.open = false;
      }
    });
    details.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && details.open) {
        details.open = false;
        details.querySelector('summary').focus();
      }
    });
  }

  /* Says above a table that it goes on sideways, for as long as it does: a shadow alone is easily missed. */
  function hintAtWidth(scroll) {
    const hint = document.createElement('p');
    hint.className = 'm-scroll-hint';
    hint.textContent = document.body.dataset.scrollHint;
    hint.hidden = true;
    scroll.before(hint);
    const look = () => {
      const wide = scroll.scrollWidth > scroll.clientWidth + 1;
      scroll.toggleAttribute('data-wide', wide);
      hint.hidden = !wide;
    };
    const watch = new ResizeObserver(look);
    watch.observe(scroll);
    Array.from(scroll.children).forEach((child) => watch.observe(child));
  }

  /* A strip of links that goes on sideways begins at the page one is on. */
  function showCurrent(strip) {
    const current = strip.querySelector('[aria-current]');
    if (current && strip.scrollWidth > strip.clientWidth) {
      strip.scrollLeft = current.offsetLeft - strip.offsetLeft - 24;
    }
  }

  function openForPrinting() {
    const opened = [];
    window.addEventListener('beforeprint', () => {
      document.querySelectorAll('details.m-details:not([open])').forEach((details) => {
        details.open = true;
        opened.push(details);
      });
    });
    window.addEventListener('afterprint', () => {
      opened.splice(0).forEach((details) => {
        details.open = false;
      });
    });
  }

  if (window.echarts && window.Mufakat) {
    document.querySelectorAll('[data-chart]').forEach(showChart);
  }
  document.querySelectorAll('details.m-nodes').forEach(closeOnLeaving);
  document.querySelectorAll('.m-scroll').forEach(hintAtWidth);
  document.querySelectorAll('.m-strip').forEach(showCurrent);
  openForPrinting();
})();
