import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OrgModule } from '../org/org.module';
import { MediaGuard } from '../platform/http/media.guard';
import { LiveModule } from '../platform/live/live.module';
import { Attempts } from './attempts';
import { AuthController } from './auth.controller';
import { AuthQueries } from './auth.queries';
import { AuthService } from './auth.service';
import { Identities } from './identity';
import { LiveController } from './live.controller';
import { Passwords } from './passwords';
import { SessionGuard } from './session.guard';
import { Sessions } from './sessions';

/** Who is asking. Closes every route of the application that does not say it is public. */
@Module({
  imports: [OrgModule, LiveModule],
  controllers: [AuthController, LiveController],
  providers: [
    Attempts,
    AuthQueries,
    AuthService,
    Identities,
    Passwords,
    Sessions,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: MediaGuard },
  ],
})
export class AuthModule {}
