import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Config } from '../../config/env';
import { ListenFrom } from '../../contracts/live';
import { LiveHub } from '../platform/live/live.hub';
import { InjectConfig } from '../platform/platform.module';
import { Identities } from './identity';
import type { Actor } from './actor';
import { sessionTokenOf } from './session-cookie';

/** The stream of hints for the posts of whoever listens (contracts/live.ts). */
@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly identities: Identities,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** A session that ends, or a post that is taken away, is noticed with the next heartbeat. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'where the last connection stopped' })
  async listen(
    @Req() request: Request,
    @Res() response: Response,
    @Query({ schema: ListenFrom }) { reading = 0 }: ListenFrom,
  ): Promise<void> {
    const token = sessionTokenOf(request, this.config);
    const audience = async () => {
      const actor = (await this.identities.of(token))?.actor;
      return actor && audienceOf(actor);
    };
    await this.hub.listen(response, audience, { lastEventId: request.get('last-event-id'), reading });
  }
}

/** Posts hear of their tasks and letters, the person of what is theirs alone, and whoever answers for an office of all that happens there. */
const audienceOf = ({ personId, posts }: Actor): string[] => [
  ...new Set([
    personId,
    ...posts.map(({ postId }) => postId),
    ...posts.filter(({ postKind }) => ['HEAD', 'CLERK', 'SUPERVISOR'].includes(postKind)).map(({ officeId }) => officeId),
  ]),
];
