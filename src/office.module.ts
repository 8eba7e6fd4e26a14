import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config/env';
import { Deadlines } from './deadlines/deadlines';
import { LadderSteps } from './deadlines/ladder-steps';
import { InquiriesProjection } from './inquiries/inquiries.projection';
import { Journal } from './journal/journal';
import { OfficeProjection } from './journal/office.projection';
import { DeliveriesProjection } from './letters/deliveries.projection';
import { LettersProjection } from './letters/letters.projection';
import { OrgModule } from './org/org.module';
import { CONFIG } from './platform/platform.module';
import { LetterRoutes } from './routing/letters/letter-routes';
import { LetterRoutesProjection } from './routing/letters/letter-routes.projection';
import { RoutingHandsModule } from './routing/routing-hands.module';

/** What the office does by itself: the hands of the processes, and what the sweep does when they are late. */
@Module({
  imports: [OrgModule, RoutingHandsModule],
  providers: [
    Deadlines,
    LadderSteps,
    LettersProjection,
    DeliveriesProjection,
    InquiriesProjection,
    LetterRoutesProjection,
    {
      provide: OfficeProjection,
      inject: [
        DataSource,
        Journal,
        Deadlines,
        LettersProjection,
        DeliveriesProjection,
        InquiriesProjection,
        LetterRoutes,
        LadderSteps,
        CONFIG,
      ],
      useFactory: (
        db: DataSource,
        journal: Journal,
        deadlines: Deadlines,
        letters: LettersProjection,
        deliveries: DeliveriesProjection,
        inquiries: InquiriesProjection,
        routes: LetterRoutes,
        steps: LadderSteps,
        config: Config,
      ) =>
        new OfficeProjection(
          db,
          journal,
          deadlines,
          {
            letter: (id) => letters.hear(id),
            delivery: (id) => deliveries.hear(id),
            inquiry: (id) => inquiries.hearForInquiry(id),
            respondent: (id) => inquiries.hearForRespondent(id),
            rehearsal: () => Promise.resolve(), // has neither children nor a parent
          },
          config.HOLD_MS,
          routes,
          steps,
        ),
    },
  ],
  exports: [Deadlines, OfficeProjection, LettersProjection, InquiriesProjection, LetterRoutesProjection, RoutingHandsModule],
})
export class OfficeModule {}
