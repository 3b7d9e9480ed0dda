/* global document, window */
document.querySelector('#said').textContent = `add: ${window.sample.add(2, 3)}`;
