import { describe, expect, it } from 'vitest';
import { behind, setTheStage } from '../requests/stage';
import { sentFrom } from './ask-help';

setTheStage();

describe('what was sent', () => {
  it('says that a late answer was not taken, where one can change what was sent', async () => {
    const { visitor } = await sentFrom('kinver', {});
    const [late, plain] = [await visitor.open('done', '?late=yes'), await visitor.open('done')];
    expect([late, plain].map((one) => 'page' in one && one.page.page === 'done' && one.page.late)).toEqual([
      true,
      false,
    ]);
  });

  it('leads to what was sent for two hours and no longer', async () => {
    const { visitor, done } = await sentFrom('kinver', {});
    const ago = (interval: string) =>
      behind()`update form_draft set sent_at = now() - ${interval}::interval where record_id = ${done.recordId}`;
    await ago('119 minutes');
    expect(await visitor.open('done')).toMatchObject({ page: { page: 'done', reference: done.reference } });
    await ago('121 minutes');
    expect(await visitor.open('done')).toMatchObject({ status: 302, to: '/kinver/get-help' });
    expect(await visitor.open('who')).toMatchObject({ page: { page: 'question', typed: {} } });
  });

  it('is forgotten on a shared computer at the press of a button, and stays with the council', async () => {
    const { visitor, done } = await sentFrom('kinver', {});
    expect(await visitor.send('done', { intent: 'clear' })).toMatchObject({ to: '/kinver/progress?forgotten=yes' });
    expect(await visitor.open('done')).toMatchObject({ status: 302, to: '/kinver/get-help' });
    expect(await behind()`select from form_draft where record_id = ${done.recordId}`).toHaveLength(0);
    expect(await behind()`select from request where id = ${done.recordId}`).toHaveLength(1);
  });
});
