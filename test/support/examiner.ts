import type { OnApplicationShutdown } from '@nestjs/common';
import { Examiner, type ExaminerOptions } from '../../src/routing/library/examiner';

class SourceExaminer extends Examiner implements OnApplicationShutdown {
  onApplicationShutdown = () => this.close();
}

/** Its thread runs the sources, as the tests do. */
export const examiner = (options: ExaminerOptions = {}): Examiner =>
  new SourceExaminer({ execArgv: ['-r', require.resolve('./register.js')], ...options });
