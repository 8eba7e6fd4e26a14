import { newDraft } from './draft';
import { DraftKeeper, type Keeping } from './draft-keeper';

const offline = new Error('offline');
const stale = new Error('stale');

function desk(over: Partial<Keeping> = {}) {
  const keeping = {
    create: jest.fn(async () => ({ id: 'l1' })),
    edit: jest.fn(async (_id: string, { version }: { version: number }) => ({ version: version + 1 })),
    remember: jest.fn(),
    isOffline: (error: unknown) => error === offline,
    isStale: (error: unknown) => error === stale,
    now: () => 0,
    ...over,
  };
  return { keeping, keeper: new DraftKeeper(keeping as Keeping, newDraft('LETTER', 'p1'), null) };
}

describe('keeping a draft', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('begins the letter three seconds after the first words, and then tells only what changed', async () => {
    const { keeping, keeper } = desk();
    keeper.change({ subject: 'الف' });
    await jest.advanceTimersByTimeAsync(2900);
    expect(keeping.create).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(200);
    expect(keeping.create).toHaveBeenCalledTimes(1);
    keeper.change({ priority: 'URGENT' });
    await jest.advanceTimersByTimeAsync(3000);
    expect(keeping.edit).toHaveBeenCalledWith('l1', { priority: 'URGENT', version: 1, autosave: true });
    expect(keeper.snapshot()).toMatchObject({ version: 2, state: 'saved' });
  });

  it('saves a thing once, however often it is asked', async () => {
    const { keeping, keeper } = desk();
    keeper.change({ subject: 'الف' });
    await Promise.all([keeper.save(), keeper.save(true)]);
    expect(keeping.create).toHaveBeenCalledTimes(1);
    expect(keeping.edit).not.toHaveBeenCalled();
  });

  it('goes on with what was written while it was saving', async () => {
    let answer = (_: { id: string }) => {};
    const { keeping, keeper } = desk({ create: () => new Promise((resolve) => (answer = resolve)) });
    keeper.change({ subject: 'الف' });
    const saving = keeper.save();
    keeper.change({ subject: 'الف ب' });
    answer({ id: 'l1' });
    await saving;
    await jest.advanceTimersByTimeAsync(3000);
    expect(keeping.edit).toHaveBeenCalledWith('l1', { subject: 'الف ب', version: 1, autosave: true });
  });

  it('keeps everything while the line is cut, and tells it when it is back', async () => {
    const create = jest.fn().mockRejectedValueOnce(offline).mockResolvedValue({ id: 'l1' });
    const { keeping, keeper } = desk({ create });
    keeper.change({ subject: 'الف' });
    await jest.advanceTimersByTimeAsync(3000);
    expect(keeper.snapshot().state).toBe('offline');
    expect(keeping.remember).toHaveBeenLastCalledWith(null, expect.objectContaining({ subject: 'الف' }), 0);
    await jest.advanceTimersByTimeAsync(15_000);
    expect(keeper.snapshot()).toMatchObject({ state: 'saved', id: 'l1' });
    expect(keeping.remember).toHaveBeenLastCalledWith('l1', null, 1);
  });

  it('does not write over what somebody else saved until it is told to', async () => {
    const edit = jest.fn().mockRejectedValueOnce(stale).mockResolvedValue({ version: 6 });
    const { keeper } = desk({ edit });
    keeper.change({ subject: 'الف' });
    await keeper.save();
    keeper.change({ subject: 'ب' });
    await keeper.save();
    keeper.change({ subject: 'پ' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(edit).toHaveBeenCalledTimes(1);
    expect(await keeper.overwrite(5)).toBe(true);
    expect(edit).toHaveBeenLastCalledWith('l1', { subject: 'پ', version: 5, autosave: false });
  });

  it('does not begin an inquiry before it is known what is asked', async () => {
    const { keeping } = desk();
    const keeper = new DraftKeeper(keeping as Keeping, newDraft('INQUIRY', 'p1'), null);
    keeper.change({ subject: 'الف' });
    await keeper.save();
    expect(keeping.create).not.toHaveBeenCalled();
  });
});
