// A page that shows nothing but the panel of numbers; what is chosen in it is in `window.chosen`.
import { render } from 'lit';
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
