import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '../../../contracts/errors';
import { methodsAt } from '../http/methods-at';
import { requestIdOf } from '../http/request-log';
import { traceOf } from '../logging/trace';
import { problemOf } from './problem';

/** The one place where a failure becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = requestIdOf(response);
    const { problem, retryAfter } = problemOf(this.named(error, request, response), requestId);
    response.locals.code = problem.code;
    if (problem.status >= 500 && !(error instanceof DomainError)) this.logger.error({ requestId, ...traceOf(error) });
    if (response.headersSent) {
      response.destroy(); // half an answer is worse than none
      return;
    }
    if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  /** A known address asked with another method is told which ones it takes. */
  private named(error: unknown, request: Request, response: Response): unknown {
    if ((error as { status?: number } | null)?.status !== 404 || error instanceof DomainError) return error;
    const methods = methodsAt(request);
    if (methods.length === 0) return error;
    response.setHeader('allow', methods.join(', '));
    return new DomainError('request.method_not_allowed');
  }
}
