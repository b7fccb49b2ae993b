import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import { type Judged, type JudgedLoss, marksOf } from '../../../../core/training/outputs/marks.ts';

const known = { isFlow: false, isGoingOn: false, isWhole: true };

function judged(losses: readonly (number | undefined)[], kind: JudgedLoss['kind'] = 'epoch'): Judged[] {
  return losses.map((value, index) => ({
    moment: { kind: 'epoch', at: index + 1 },
    loss: value === undefined ? undefined : { value, kind },
  }));
}

function kinds(checkpoints: readonly Judged[], run = known) {
  const { marks, whyNone } = marksOf(checkpoints, run);
  const listed = [...marks].map(([place, all]) => [place, all.map(({ kind }) => kind)]);
  return { marks: Object.fromEntries(listed), whyNone: whyNone && formatMessage(whyNone) };
}

describe('the checkpoints to try first', () => {
  it('are that of the lowest loss and the last', () => {
    expect(kinds(judged([0.5, 0.3, 0.4]))).toEqual({
      marks: { 1: ['lowest'], 2: ['last'] },
      whyNone: undefined,
    });
    expect(kinds(judged([0.5, 0.3])).marks).toEqual({ 1: ['lowest', 'last'] });
    expect(kinds(judged([0.5, 0.3, 0.3])).marks).toEqual({ 1: ['lowest'], 2: ['last'] });
  });

  it('say why in words that promise nothing', () => {
    const reason = (loss: readonly Judged[], run = known) =>
      formatMessage(marksOf(loss, run).marks.get(0)?.[0]?.reason ?? { template: '', args: [] });
    expect(reason(judged([0.3, 0.5]))).toContain('not how the LoRA paints');
    expect(reason(judged([0.3, 0.5], 'validation'))).toContain('pictures that are not trained');
    expect(reason(judged([Number.NaN]), { ...known, isWhole: false, isGoingOn: true })).toContain('goes on');
    expect(reason(judged([Number.NaN]), { ...known, isWhole: false })).toContain('ended before its end');
  });

  it('have no lowest loss where it tells nothing', () => {
    const flow = kinds(judged([0.5, 0.3]), { ...known, isFlow: true });
    expect(flow).toEqual({ marks: { 1: ['last'] }, whyNone: expect.stringContaining('flow matching') });
    const unknown = { ...known, isFlow: undefined as unknown as boolean };
    expect(kinds(judged([0.5, 0.3]), unknown).whyNone).toContain('not known');
    expect(kinds(judged([0.5])).whyNone).toContain('no two checkpoints');
    expect(kinds(judged([0.5, Number.NaN])).whyNone).toContain('no two checkpoints');
    const mixed = [...judged([0.5, 0.3]), ...judged([0.1], 'validation')];
    expect(kinds(mixed).whyNone).toContain('some have none');
    expect(kinds(judged([0.5, 0.3, undefined]))).toEqual({
      marks: { 2: ['last'] },
      whyNone: expect.stringContaining('2 of 3 checkpoints only'),
    });
    expect(kinds([])).toEqual({ marks: {}, whyNone: expect.any(String) });
  });
});
