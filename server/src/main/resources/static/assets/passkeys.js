/* Asks the browser for a passkey, and puts what its device answers into the page's form. Everything else is done
   by the server, which checks the answer.

   <form data-passkey="create|get" data-origin data-relying-party data-challenge …>
     <input type="hidden" name="credential"> <button type="submit" disabled>
     <p data-passkey-elsewhere hidden>, <p data-passkey-failed hidden> */
(function () {
  'use strict';

  function bytes(base64url) {
    const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  }

  function base64url(buffer) {
    const text = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
    return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function create(data) {
    return navigator.credentials.create({publicKey: {
      challenge: bytes(data.challenge),
      rp: {id: data.relyingParty, name: 'Mufakat'},
      user: {id: bytes(data.handle), name: data.called, displayName: data.called},
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({type: 'public-key', alg})),
      authenticatorSelection: {residentKey: 'required', requireResidentKey: true, userVerification: 'required'},
      excludeCredentials: (data.known || '').split(' ').filter(Boolean).map((id) => ({type: 'public-key', id: bytes(id)})),
      attestation: 'none'
    }});
  }

  function get(data) {
    return navigator.credentials.get({publicKey: {
      challenge: bytes(data.challenge),
      rpId: data.relyingParty,
      userVerification: 'required'
    }});
  }

  function answer(credential) {
    const said = credential.response;
    const response = {clientDataJSON: base64url(said.clientDataJSON)};
    if (said.attestationObject) {
      response.attestationObject = base64url(said.attestationObject);
      response.transports = said.getTransports ? said.getTransports() : [];
    } else {
      response.authenticatorData = base64url(said.authenticatorData);
      response.signature = base64url(said.signature);
      response.userHandle = said.userHandle ? base64url(said.userHandle) : null;
    }
    return JSON.stringify({
      id: credential.id,
      rawId: base64url(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: {}
    });
  }

  document.querySelectorAll('form[data-passkey]').forEach((form) => {
    const button = form.querySelector('button[type=submit]');
    if (!window.PublicKeyCredential || location.origin !== form.dataset.origin) {
      form.querySelector('[data-passkey-elsewhere]').hidden = false;
      return;
    }
    button.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      button.disabled = true;
      const asked = form.dataset.passkey === 'create' ? create(form.dataset) : get(form.dataset);
      asked.then(
        (credential) => {
          form.elements.credential.value = answer(credential);
          form.submit();
        },
        () => {
          button.disabled = false;
          const failed = form.querySelector('[data-passkey-failed]');
          failed.hidden = false;
          failed.focus();
        });
    });
  });
})();
