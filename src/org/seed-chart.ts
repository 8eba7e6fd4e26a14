import type { PostKind, UnitKind, UnitLevel } from '../../contracts/org';

/** One line of the file of provinces and counties. */
export interface County {
  provinceCode: string;
  provinceName: string;
  code: string;
  name: string;
}

export interface SeedUnit {
  code: string;
  number_code: string;
  name: string;
  short_name: string;
  level: UnitLevel;
  kind: UnitKind;
  parent: string | null;
  office: string;
  province_code: string | null;
  county_code: string | null;
}

export interface SeedPost {
  code: string;
  unit: string;
  title: string;
  kind: PostKind;
  rank: number;
  may_sign: boolean;
}

export interface Chart {
  units: SeedUnit[];
  posts: SeedPost[];
}

/** The chart of the practice organisation: headquarters, an office for each province and each county, a secretariat in every one. */
export function chartOf(counties: readonly County[]): Chart {
  const provinces = new Map(counties.map(({ provinceCode, provinceName }) => [provinceCode, provinceName]));
  const offices = [headquarters(), ...Array.from(provinces, ([code, name]) => provincialOffice(code, name)), ...counties.map(countyOffice)];
  return { units: offices.flatMap(({ units }) => units), posts: offices.flatMap(({ posts }) => posts) };
}

function headquarters(): Chart {
  const office = openOffice({
    code: 'hq',
    number_code: '99',
    name: 'سازمان ثبت احوال کشور (ستاد)',
    short_name: 'ستاد',
    level: 'HEADQUARTERS',
    parent: null,
  });
  office.post('hq.president', 'hq', 'رئیس سازمان ثبت احوال کشور', 'HEAD', 0, true);
  office.post('hq.assistant', 'hq', 'رئیس دفتر رئیس سازمان', 'ASSISTANT_DESK', 3);
  for (const n of [1, 2, 3]) office.post(`hq.advisor${n}`, 'hq', `مشاور رئیس سازمان ${fa(n)}`, 'EXPERT', 4);
  office.secretariat('دبیرخانه مرکزی', 6);

  for (const [code, name] of headquartersDepartments) office.department(code, name, 'hq', { experts: 4, headSigns: true });
  office.post('hq.supervisor', 'hq.monitoring', 'ناظر ارشد گردش مکاتبات', 'SUPERVISOR', 1);
  for (const { code, name, departments } of headquartersDeputies) {
    office.deputy(code, name, 2);
    for (const [key, title] of departments) office.department(`${code}.${key}`, title, code, { experts: 5, headSigns: true });
  }
  office.post('hq.it.admin', 'hq.it', 'راهبر سامانه مکاتبات', 'EXPERT', 3);
  return office.chart;
}

function provincialOffice(code: string, province: string): Chart {
  const name = `اداره کل ثبت احوال استان ${province}`;
  const office = openOffice({
    code,
    number_code: code,
    name,
    short_name: province,
    level: 'PROVINCIAL_OFFICE',
    parent: 'hq',
    province_code: code,
  });
  const of = `استان ${province}`;
  office.post(`${code}.head`, code, `مدیرکل ثبت احوال ${of}`, 'HEAD', 0, true);
  office.post(`${code}.assistant`, code, `مسئول دفتر مدیرکل ثبت احوال ${of}`, 'ASSISTANT_DESK', 3);
  office.post(`${code}.supervisor`, code, `ناظر گردش مکاتبات ${of}`, 'SUPERVISOR', 2);
  office.secretariat(`دبیرخانه ${name}`, 2);
  for (const [key, title] of provincialDepartments)
    office.department(`${code}.${key}`, `${title} ${of}`, code, { experts: 3, headSigns: false });
  for (const { key, title, departments } of provincialDeputies) {
    office.deputy(`${code}.${key}`, `${title} ${of}`, 1);
    for (const [under, name] of departments)
      office.department(`${code}.${under}`, `${name} ${of}`, `${code}.${key}`, { experts: 3, headSigns: false });
  }
  return office.chart;
}

function countyOffice({ provinceCode, code, name: county }: County): Chart {
  const name = `اداره ثبت احوال شهرستان ${county}`;
  const office = openOffice({
    code,
    number_code: code,
    name,
    short_name: county,
    level: 'COUNTY_OFFICE',
    parent: provinceCode,
    province_code: provinceCode,
    county_code: code,
  });
  const of = `شهرستان ${county}`;
  office.post(`${code}.head`, code, `رئیس اداره ثبت احوال ${of}`, 'HEAD', 0, true);
  office.post(`${code}.deputy`, code, `معاون اداره ثبت احوال ${of}`, 'DEPUTY', 1);
  countyExperts.forEach((title, n) => office.post(`${code}.expert${n + 1}`, code, `${title} ${of}`, 'EXPERT', 2));
  office.post(`${code}.counter`, code, `متصدی گیشه ${of}`, 'COUNTER', 4);
  office.unit(`${code}.secretariat`, `دبیرخانه ${name}`, 'SECRETARIAT', code);
  office.post(`${code}.secretariat`, `${code}.secretariat`, `متصدی دبیرخانه ${of}`, 'CLERK', 1);
  return office.chart;
}

type OfficeUnit = Pick<SeedUnit, 'code' | 'number_code' | 'name' | 'short_name' | 'level' | 'parent'> &
  Partial<Pick<SeedUnit, 'province_code' | 'county_code'>>;

/** An office to which units and posts are added, in the words of a chart. */
function openOffice({ province_code = null, county_code = null, ...own }: OfficeUnit) {
  const chart: Chart = { units: [{ ...own, kind: 'OFFICE', office: own.code, province_code, county_code }], posts: [] };

  const unit = (code: string, name: string, kind: UnitKind, parent: string) =>
    chart.units.push({
      code,
      number_code: own.number_code,
      name,
      short_name: name,
      level: own.level,
      kind,
      parent,
      office: own.code,
      province_code,
      county_code,
    });

  const post = (code: string, unit: string, title: string, kind: PostKind, rank: number, may_sign = false) =>
    chart.posts.push({ code, unit, title, kind, rank, may_sign });

  const experts = (code: string, name: string, count: number) => {
    for (let n = 1; n <= count; n++) post(`${code}.expert${n}`, code, `کارشناس ${fa(n)} ${name}`, 'EXPERT', 2);
  };

  return {
    chart,
    unit,
    post,
    deputy(code: string, name: string, count: number) {
      unit(code, name, 'DEPUTY', own.code);
      post(`${code}.head`, code, name.replace(/^معاونت/, 'معاون'), 'DEPUTY', 0, true);
      experts(code, name, count);
    },
    department(code: string, name: string, parent: string, { experts: count, headSigns }: { experts: number; headSigns: boolean }) {
      unit(code, name, 'DEPARTMENT', parent);
      post(`${code}.head`, code, `رئیس ${name}`, 'HEAD', 0, headSigns);
      experts(code, name, count);
    },
    /** The first clerk is found under the name of the secretariat itself. */
    secretariat(name: string, clerks: number) {
      const code = `${own.code}.secretariat`;
      unit(code, name, 'SECRETARIAT', own.code);
      post(`${code}.head`, code, `مسئول ${name}`, 'HEAD', 0);
      for (let n = 1; n <= clerks; n++) post(n === 1 ? code : `${code}${n}`, code, `متصدی ${fa(n)} ${name}`, 'CLERK', 1);
    },
  };
}

const fa = (n: number) => n.toLocaleString('fa-IR');

const headquartersDepartments = [
  ['hq.presidency', 'حوزه ریاست'],
  ['hq.monitoring', 'دفتر نظارت، بازرسی و ارزیابی عملکرد'],
  ['hq.security', 'حراست'],
  ['hq.pr', 'روابط عمومی و امور بین‌الملل'],
] as const;

const headquartersDeputies = [
  {
    code: 'hq.identity',
    name: 'معاونت امور هویتی',
    departments: [
      ['documents', 'اداره کل اسناد هویتی'],
      ['events', 'دفتر وقایع حیاتی'],
      ['cards', 'اداره کل کارت هوشمند ملی'],
      ['abroad', 'اداره کل اسناد خارج از کشور'],
    ],
  },
  {
    code: 'hq.legal',
    name: 'معاونت حقوقی و امور سجلی',
    departments: [
      ['affairs', 'دفتر امور حقوقی و قوانین'],
      ['records', 'اداره کل امور سجلی'],
      ['disputes', 'دبیرخانه هیئت‌های حل اختلاف'],
    ],
  },
  {
    code: 'hq.it',
    name: 'معاونت فناوری اطلاعات و آمار جمعیتی',
    departments: [
      ['infrastructure', 'دفتر زیرساخت و امنیت شبکه'],
      ['software', 'دفتر توسعه سامانه‌ها'],
      ['statistics', 'دفتر آمار و اطلاعات جمعیتی'],
    ],
  },
  {
    code: 'hq.resources',
    name: 'معاونت برنامه‌ریزی و توسعه منابع',
    departments: [
      ['hr', 'اداره کل امور کارکنان'],
      ['finance', 'اداره کل امور مالی'],
      ['planning', 'دفتر برنامه‌ریزی و بودجه'],
      ['support', 'اداره پشتیبانی و خدمات'],
    ],
  },
] as const;

const provincialDepartments = [
  ['security', 'حراست'],
  ['pr', 'روابط عمومی'],
] as const;

const provincialDeputies = [
  {
    key: 'identity',
    title: 'معاونت امور هویتی',
    departments: [
      ['documents', 'اداره اسناد و مدارک هویتی'],
      ['records', 'اداره امور حقوقی و سجلی'],
      ['disputes', 'دبیرخانه هیئت حل اختلاف'],
    ],
  },
  {
    key: 'resources',
    title: 'معاونت برنامه‌ریزی و توسعه منابع',
    departments: [
      ['it', 'اداره فناوری اطلاعات و آمار'],
      ['admin', 'اداره امور اداری و مالی'],
    ],
  },
] as const;

const countyExperts = ['کارشناس امور سجلی', 'کارشناس اسناد و بایگانی', 'کارشناس هیئت حل اختلاف'];
