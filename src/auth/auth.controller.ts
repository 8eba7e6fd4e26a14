import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Config } from '../../config/env';
import { ChoosePost, MeView, SignIn } from '../../contracts/auth';
import { DomainError } from '../../contracts/errors';
import { Public } from '../platform/http/public';
import { InjectConfig } from '../platform/platform.module';
import { AuthService } from './auth.service';
import { giveSession, sessionTokenOf, takeSession } from './session-cookie';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly service: AuthService,
    @InjectConfig() private readonly config: Config,
  ) {}

  @Public()
  @Post('sign-in')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: MeView })
  async signIn(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: SignIn }) command: SignIn,
  ): Promise<MeView> {
    const { token, me } = await this.service.signIn(command, request.ip ?? '', sessionTokenOf(request, this.config));
    giveSession(response, this.config, token);
    return me;
  }

  /** Whoever is not signed in may leave as well. */
  @Public()
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.service.signOut(sessionTokenOf(request, this.config));
    takeSession(response, this.config);
  }

  @Get('me')
  @ApiOkResponse({ standardSchema: MeView })
  me(@Req() request: Request): Promise<MeView> {
    return this.service.me(identityOf(request));
  }

  @Post('post')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: MeView })
  choosePost(@Req() request: Request, @Body({ schema: ChoosePost }) { postId }: ChoosePost): Promise<MeView> {
    return this.service.choosePost(sessionTokenOf(request, this.config) ?? '', identityOf(request), postId);
  }
}

function identityOf({ identity }: Request) {
  if (!identity) throw new DomainError('auth.required');
  return identity;
}
