// A page that shows nothing but the panel of numbers; what is chosen in it is in `window.chosen`, what it asks in `asked`.
import { render } from 'lit/html.js';
import { NumbersPane } from '../../media/gallery/numbers/pane.ts';
import { NumbersPanel } from '../../media/gallery/numbers/panel.ts';

let shown = {};
const panel = new NumbersPanel({
  onQuery(query) {
    window.chosen.push(query);
    window.show({ query });
  },
  onCount: (query) => void window.counted.push(query),
  redraw: () => window.show({}),
});
window.chosen = [];
window.counted = [];
window.show = (change) => {
  shown = { ...shown, ...change };
  render(panel.template(shown), document.body);
};

/** Mounts the pane that asks for its numbers by itself; its questions wait for `answer` or `fail`. */
window.openPane = (strings) => {
  window.asked = [];
  window.cancelled = 0;
  const page = {
    strings: { numbers: strings },
    dataset: 'd',
    redraw: () => render(pane.template(), document.body),
    channel: {
      request(method, params) {
        window.asked.push({ method, ...params });
        const answer = new Promise((resolve, reject) => {
          window.answer = resolve;
          window.fail = reject;
        });
        return { answer, cancel: () => window.cancelled++ };
      },
    },
  };
  const pane = new NumbersPane(page, { query: () => 'tag:smile', onQuery: () => {} });
  window.pane = pane;
  window.draw = (dataset = page.dataset) => {
    page.dataset = dataset;
    page.redraw();
  };
  page.redraw();
};
