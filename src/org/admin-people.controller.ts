import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PersonId } from '../../contracts/ids';
import {
  AdminInquiryType,
  AdminPerson,
  AdminPersonFilter,
  AdminPersonPage,
  CreateInquiryType,
  CreatePerson,
  EditInquiryType,
  EditPerson,
  HoldingView,
  PersonWithPassword,
} from '../../contracts/org-admin';
import { InquiryTypeCode } from '../../contracts/org';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { requestKeyHeader } from '../platform/http/request-key';
import { AdminInquiryTypesService } from './admin-inquiry-types.service';
import { AdminPeopleService } from './admin-people.service';
import { AdminQueries } from './admin.queries';
import { requireAdmin } from './org.policy';

/** People and inquiry types as administrators change them. */
@ApiTags('admin')
@Controller('admin')
export class AdminPeopleController {
  constructor(
    private readonly queries: AdminQueries,
    private readonly peopleService: AdminPeopleService,
    private readonly typesService: AdminInquiryTypesService,
  ) {}

  @Get('people')
  @ApiOkResponse({ standardSchema: AdminPersonPage })
  people(@CurrentActor() actor: Actor, @Query({ schema: AdminPersonFilter }) filter: AdminPersonFilter) {
    requireAdmin(actor);
    return this.queries.people(filter);
  }

  @Get('people/:id')
  @ApiOkResponse({ standardSchema: AdminPerson })
  person(@CurrentActor() actor: Actor, @Param('id', { schema: PersonId }) id: PersonId) {
    requireAdmin(actor);
    return this.queries.person(id);
  }

  @Get('people/:id/posts')
  @ApiOkResponse({ standardSchema: z.array(HoldingView) })
  postsOf(@CurrentActor() actor: Actor, @Param('id', { schema: PersonId }) id: PersonId) {
    requireAdmin(actor);
    return this.queries.holdings({ person: id });
  }

  @Post('people')
  @ApiCreatedResponse({ standardSchema: PersonWithPassword })
  create(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: CreatePerson }) command: CreatePerson) {
    return this.peopleService.create(caller, command);
  }

  @Patch('people/:id')
  @ApiOkResponse({ standardSchema: AdminPerson })
  edit(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: PersonId }) id: PersonId,
    @Body({ schema: EditPerson }) command: EditPerson,
  ) {
    return this.peopleService.edit(caller, id, command);
  }

  @Post('people/:id/password')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PersonWithPassword })
  resetPassword(@requestKeyHeader @CalledBy() caller: Caller, @Param('id', { schema: PersonId }) id: PersonId) {
    return this.peopleService.resetPassword(caller, id);
  }

  @Get('inquiry-types')
  @ApiOkResponse({ standardSchema: z.array(AdminInquiryType) })
  types(@CurrentActor() actor: Actor) {
    requireAdmin(actor);
    return this.queries.inquiryTypes();
  }

  @Post('inquiry-types')
  @ApiCreatedResponse({ standardSchema: AdminInquiryType })
  createType(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: CreateInquiryType }) command: CreateInquiryType) {
    return this.typesService.create(caller, command);
  }

  @Patch('inquiry-types/:code')
  @ApiOkResponse({ standardSchema: AdminInquiryType })
  editType(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('code', { schema: InquiryTypeCode }) code: string,
    @Body({ schema: EditInquiryType }) command: EditInquiryType,
  ) {
    return this.typesService.edit(caller, code, command);
  }
}
