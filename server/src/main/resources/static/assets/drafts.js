/* Keeps what is being typed into a form at the node, sealed and for its writer alone, so that a lost connection or a
   flat battery loses nothing; offers it again when the form is opened. Without script a form works and keeps no draft.

   <form data-draft="intake" data-drafts="/tha/cases/drafts" data-found="…" data-restore="…" data-discard="…" data-kept="…"> */
(function () {
  'use strict';

  const EVERY_MS = 4000;
  const LONGEST = 60000;

  function typed(form) {
    const fields = [];
    new FormData(form).forEach((value, name) => {
      if (typeof value === 'string' && name !== '_csrf') {
        fields.push([name, value]);
      }
    });
    return JSON.stringify(fields);
  }

  function restore(form, text) {
    const values = new Map();
    JSON.parse(text).forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
    Array.from(form.elements).forEach((field) => {
      if (!field.name || field.name === '_csrf') {
        return;
      }
      const now = values.get(field.name) || [];
      if (field.type === 'checkbox' || field.type === 'radio') {
        field.checked = now.includes(field.value);
      } else if (field.multiple && field.options) {
        Array.from(field.options).forEach((option) => {
          option.selected = now.includes(option.value);
        });
      } else if (field.name === 'version' || (field.type !== 'hidden' && field.type !== 'submit')) {
        /* The version that it was typed on comes back too: what another changed since meets it as a conflict. */
        field.value = now.length > 0 ? now[0] : '';
      }
    });
  }

  function send(form, text) {
    const body = new URLSearchParams({
      form: form.dataset.draft,
      text: text,
      _csrf: form.querySelector('input[name="_csrf"]').value
    });
    return fetch(form.dataset.drafts, { method: 'POST', body: body, credentials: 'same-origin' });
  }

  function offer(form, text) {
    const notice = document.createElement('div');
    notice.className = 'm-notice';
    notice.setAttribute('role', 'status');
    const said = document.createElement('p');
    said.textContent = form.dataset.found;
    notice.append(said);
    const row = document.createElement('div');
    row.className = 'm-row m-row--tight';
    [[form.dataset.restore, () => restore(form, text)], [form.dataset.discard, () => send(form, '')]].forEach(([label, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'govuk-button govuk-button--secondary m-button--small';
      button.textContent = label;
      button.addEventListener('click', () => {
        act();
        notice.remove();
      });
      row.append(button);
    });
    notice.append(row);
    form.before(notice);
  }

  function keep(form) {
    let last = typed(form);
    let waiting = 0;
    const said = document.createElement('p');
    said.className = 'm-soft m-small';
    said.setAttribute('aria-live', 'polite');
    form.append(said);
    const save = () => {
      waiting = 0;
      const now = typed(form);
      if (now !== last && now.length <= LONGEST) {
        send(form, now).then((answer) => {
          if (answer.ok) {
            last = now;
            said.textContent = form.dataset.kept;
          }
        }, () => {
          waiting = window.setTimeout(save, EVERY_MS);
        });
      }
    };
    form.addEventListener('input', () => {
      if (!waiting) {
        waiting = window.setTimeout(save, EVERY_MS);
      }
    });
    /* The node forgets the draft once the form is stored, and not before: a form that fails on its way is not lost. */
    form.addEventListener('submit', () => window.clearTimeout(waiting));
  }

  document.querySelectorAll('form[data-draft]').forEach((form) => {
    fetch(form.dataset.drafts + '?form=' + encodeURIComponent(form.dataset.draft), { credentials: 'same-origin' })
      .then((answer) => (answer.status === 200 ? answer.text() : ''))
      .then((text) => {
        if (text && text !== typed(form)) {
          offer(form, text);
        }
        keep(form);
      });
  });
})();
