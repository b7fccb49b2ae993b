import uPlot from 'uplot';
import type { Line } from './series.ts';

/** Names of VS Code's colours for lines. */
const COLOURS = ['blue', 'yellow', 'green', 'purple', 'red', 'orange'];
const HEIGHT = 300;

/** Who hears of what is done in the drawing. */
export interface PlotEvents {
  /** The line under the pointer is at a step; undefined where the pointer is elsewhere. */
  readonly onStep: (step: number | undefined) => void;
  /** A part was chosen to be looked at. */
  readonly onWindow: (window: readonly [from: number, to: number]) => void;
}

/** Where a run goes on from another, and what stands there. */
export interface Seams {
  readonly seams: readonly number[];
  readonly seam: string;
}

/** The drawing of curves, by uPlot. It draws what it is given: thinned lines over steps. */
export class Plot {
  readonly element = document.createElement('div');
  readonly #events: PlotEvents;
  #plot: uPlot | undefined;
  #lines: readonly Line[] = [];
  #isLogarithmic = false;
  #window: readonly [number, number] | undefined;
  #seams: Seams = { seams: [], seam: '' };
  /** By what the drawing is made anew. */
  #layout = '';

  constructor(events: PlotEvents) {
    this.#events = events;
    this.element.className = 'plot';
    new ResizeObserver(() => this.#resize()).observe(this.element);
    // Colours are the theme's.
    new MutationObserver(() => this.#make()).observe(document.body, { attributeFilter: ['class'] });
  }

  /** Draws lines. @param window the steps that are seen; undefined for all */
  show(
    lines: readonly Line[],
    isLogarithmic: boolean,
    window: readonly [number, number] | undefined,
    seams: Seams,
  ): void {
    this.#lines = lines;
    this.#seams = seams;
    this.#isLogarithmic = isLogarithmic;
    this.#window = window;
    const layout = JSON.stringify([isLogarithmic, lines.map(({ key, look, colour }) => [key, look, colour])]);
    if (layout !== this.#layout || !this.#plot) {
      this.#layout = layout;
      this.#make();
      return;
    }
    this.#plot.setData(this.#data(), false);
    this.#scale();
  }

  /** Moves the line to a step. */
  pointAt(step: number): void {
    const plot = this.#plot;
    if (!plot) return;
    plot.setCursor({ left: plot.valToPos(step, 'x'), top: 0 });
  }

  #make(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    if (this.#lines.length === 0 || this.element.clientWidth === 0) return;
    const text = colourOf('--vscode-foreground', '#888');
    // Borders of high contrast are as strong as the curves: the grid is dotted there.
    const isContrast = /vscode-high-contrast/.test(document.body.className);
    const dash = isContrast ? [1, 5] : [];
    const grid = { stroke: colourOf('--vscode-panel-border', '#8884'), width: 1, dash };
    const axis = { stroke: text, grid, ticks: grid, font: '12px sans-serif' };
    this.#plot = new uPlot(
      {
        ...{ width: this.element.clientWidth, height: HEIGHT, legend: { show: false } },
        scales: { x: { time: false }, y: { distr: this.#isLogarithmic ? 3 : 1 } },
        axes: [axis, { ...axis, size: 70, values: (_, ticks) => ticks.map(tickOf) }],
        series: [{}, ...this.#lines.map((line) => seriesOf(line))],
        cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
        hooks: {
          setCursor: [({ cursor: { left = -1 }, posToVal }) => this.#tell(left, posToVal)],
          setSelect: [(plot) => this.#select(plot)],
          draw: [(plot) => this.#drawSeams(plot, text)],
        },
      },
      this.#data(),
      this.element,
    );
    this.#scale();
  }

  /** A line where a run goes on from another, with a word at its top. */
  #drawSeams({ ctx, bbox: { left, top, width, height }, valToPos }: uPlot, colour: string): void {
    const { seams, seam } = this.#seams;
    const ratio = devicePixelRatio;
    ctx.save();
    [ctx.strokeStyle, ctx.fillStyle, ctx.lineWidth] = [colour, colour, ratio];
    [ctx.font, ctx.textBaseline] = [`${12 * ratio}px sans-serif`, 'top'];
    ctx.setLineDash([6 * ratio, 4 * ratio]);
    for (const step of seams) {
      const x = Math.round(valToPos(step, 'x', true));
      if (x < left || x > left + width) continue;
      ctx.beginPath();
      ctx.moveTo(x, top);
      ctx.lineTo(x, top + height);
      ctx.stroke();
      // On the other side where it would be cut off.
      const isRight = x + ctx.measureText(seam).width + 8 * ratio > left + width;
      ctx.textAlign = isRight ? 'right' : 'left';
      ctx.fillText(seam, x + (isRight ? -4 : 4) * ratio, top);
    }
    ctx.restore();
  }

  #tell(left: number, posToVal: uPlot['posToVal']): void {
    this.#events.onStep(left < 0 ? undefined : posToVal(left, 'x'));
  }

  #select(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < 4) return;
    const window = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')] as const;
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#events.onWindow(window);
  }

  /** All lines over the steps of all: what a line has no value for is passed over, what is no number is a gap. */
  #data(): uPlot.AlignedData {
    const isShown = (value: number | null) => value !== null && (!this.#isLogarithmic || value > 0);
    const tables = this.#lines.map(
      ({ curve, values }): uPlot.AlignedData => [
        [...curve.steps],
        values.map((value) => (isShown(value) ? value : null)),
      ],
    );
    return uPlot.join(tables);
  }

  #scale(): void {
    const ends = this.#lines.flatMap(({ curve }) => curve.range ?? []);
    const [min, max] = this.#window ?? [Math.min(...ends), Math.max(...ends)];
    if (Number.isFinite(min) && max > min) this.#plot?.setScale('x', { min, max });
  }

  #resize(): void {
    const width = this.element.clientWidth;
    if (!this.#plot && width > 0) this.#make();
    else if (width > 0) this.#plot?.setSize({ width, height: HEIGHT });
  }
}

function seriesOf({ look, colour }: Line): uPlot.Series {
  const stroke = colourOf(`--vscode-charts-${COLOURS[colour] ?? 'blue'}`, '#3794ff');
  const base = { stroke, points: { show: false } };
  switch (look) {
    case 'faint':
      return { ...base, alpha: 0.3, width: 1 };
    case 'thin':
      return { ...base, width: 1 };
    case 'points':
      return { ...base, width: 1, dash: [2, 4], points: { show: true, size: 8, fill: stroke } };
    case 'dashed':
      return { ...base, width: 2, dash: [8, 4] };
    default:
      return { ...base, width: 2 };
  }
}

function tickOf(value: number | null): string {
  if (value === null) return '';
  return value !== 0 && Math.abs(value) < 1e-3
    ? value.toExponential(1)
    : String(Number(value.toPrecision(4)));
}

function colourOf(variable: string, otherwise: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
  return value === '' ? otherwise : value;
}
