import { QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isOutage } from './outage';

describe('an outage', () => {
  it('is also a connection that was lost between two statements of a transaction', () => {
    expect(isOutage(new QueryRunnerProviderAlreadyReleasedError())).toBe(true);
  });

  it('is no bug of ours', () => {
    expect(isOutage(new TypeError('undefined is not a function'))).toBe(false);
  });
});
