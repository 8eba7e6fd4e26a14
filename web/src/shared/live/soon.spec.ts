import { soon } from './soon';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('acts once for many who ask, a while after the first, however long they go on', () => {
  const act = jest.fn();
  const { ask } = soon(act, 1000);
  for (let i = 0; i < 25; i++) {
    ask();
    jest.advanceTimersByTime(100);
  }
  expect(act).toHaveBeenCalledTimes(2);
  jest.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(3);
});

it('acts again for whoever asks at the very moment it acts', () => {
  const act = jest.fn();
  const { ask } = soon(() => {
    act();
    if (act.mock.calls.length === 1) ask();
  }, 1000);
  ask();
  jest.advanceTimersByTime(2000);
  expect(act).toHaveBeenCalledTimes(2);
});

it('does nothing any more when it is stopped', () => {
  const act = jest.fn();
  const { ask, stop } = soon(act, 1000);
  ask();
  stop();
  jest.advanceTimersByTime(2000);
  expect(act).not.toHaveBeenCalled();
});
