import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config/env';
import { AuthModule } from './auth/auth.module';
import { CalendarModule } from './calendar/calendar.module';
import { CartableModule } from './cartable/cartable.module';
import { DigestModule } from './digest/digest.module';
import { InquiriesModule } from './inquiries/inquiries.module';
import { JournalModule } from './journal/journal.module';
import { NotificationsModule } from './notifications/notifications.module';
import { PoliciesModule } from './deadlines/policies.module';
import { PersonalModule } from './personal/personal.module';
import { RelayModule } from './journal/relay.module';
import { LettersModule } from './letters/letters.module';
import { OrgModule } from './org/org.module';
import { PracticeModule } from './practice/practice.module';
import { ExplanationsModule } from './deadlines/explanations.module';
import { HealthModule } from './platform/health/health.module';
import { PlatformModule } from './platform/platform.module';
import { RoutingModule } from './routing/routing.module';
import { SecretariatModule } from './secretariat/secretariat.module';
import { SubstitutionModule } from './substitution/substitution.module';
import { SupervisionModule } from './supervision/supervision.module';

/** The API: every capability with its routes. */
@Module({})
export class AppModule {
  static for(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.for(config),
        JournalModule,
        AuthModule,
        OrgModule,
        LettersModule,
        InquiriesModule,
        ExplanationsModule,
        CalendarModule,
        CartableModule,
        PersonalModule,
        PoliciesModule,
        NotificationsModule,
        DigestModule,
        RoutingModule,
        SecretariatModule,
        SubstitutionModule,
        SupervisionModule,
        RelayModule,
        PracticeModule,
        HealthModule,
      ],
    };
  }
}
