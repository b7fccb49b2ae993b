import { describe, expect, it } from 'vitest';
import { promptDocument } from '../../../../../core/trainers/sd-scripts/config/prompt-language.ts';
import { MarkedConfig } from '../../../../support/marked-config.ts';

const at = (marked: string) => new MarkedConfig(marked, promptDocument);

describe('a line of a prompt file', () => {
  it('is offered settings behind a blank and dashes', () => {
    for (const dashes of ['-', '--', '--w']) {
      const line = at(`alice ${dashes}|`);
      expect(line.labels).toEqual(
        expect.arrayContaining(['--w', '--h', '--s', '--n', '--l', '--d', '--g', '--ss', '--cn']),
      );
      expect(line.with('--w')).toBe('alice --w ');
    }
    expect(at('alice --|').item('--ss')?.snippet).toMatch(/^--ss \$\{1\|ddim,/);
    expect(at('alice --|').item('--w')?.snippet).toMatch(/^--w \$\{1:512\}$/);
  });

  it('is not offered what stands there already', () => {
    expect(at('alice --w 512 --|').labels).not.toContain('--w');
    expect(at('alice --w 512 --|').labels).toContain('--h');
    expect(at('alice --|w 512 --h 512').with('--d')).toBe('alice --d 512 --h 512');
  });

  it('has samplers', () => {
    expect(at('alice --ss |').labels).toContain('euler_a');
    expect(at('alice --ss eul|er --d 1').with('euler_a')).toBe('alice --ss euler_a --d 1');
    expect(at('alice --w |').labels).toEqual(['512']);
  });

  it('is left alone in the prompt, and in comments', () => {
    for (const line of ['ali|ce', 'well-|known', 'a|', '|', '# alice --|', 'alice --n bad| hands'])
      expect(at(line).completion, line).toBeUndefined();
  });

  it('tells what a setting is, and how it is read', () => {
    const hover = at('one\r\nalice --w 51|2 --s 5000').hover;
    expect(hover).toMatchObject({ of: '--w 512', title: '--w' });
    expect(hover?.words).toContain('The trainer reads: width = 512');
    expect(at('alice --w 512 --s 500|0').hover?.words).toContain('sample_steps = 1000');
    expect(at('alice --d| -1').hover?.words).toContain('passes over it');
    expect(at('alice --w 51|2--h 512').hover?.of).toBe('--w 512');
    expect(at('alice --ss e|uler_b').hover?.words).toContain('takes ddim');
    expect(at('ali|ce --w 512').hover).toBeUndefined();
    expect(at('alice --nonsense| 1').hover).toBeUndefined();
  });

  it('tells how much words in brackets count, as the samples are made', () => {
    const hover = at('one\r\nalice, ((red h|at):1.2) --w 512').hover;
    expect(hover).toMatchObject({ of: 'red hat', title: 'red hat' });
    expect(hover?.words).toContain('Weight 1.32 = 1.2 × 1.1');
    expect(hover?.words).toContain('SD 1.5, SD 2 and SDXL');
    expect(at('alice, [hat:sca|rf:0.5] --w 512').hover?.words).toContain('Weight 0.909');
    expect(at('(red # h|at:1.2) --w 512').hover?.words).toContain('Weight 1.2');
    expect(at('(red: h|at:1.2 ) --w 512').hover?.words).toContain('Weight 1.1');
    expect(at('alice, h|at, (scarf:2)').hover).toBeUndefined();
  });
});
