export const brandWords = { name: 'چاپار', subtitle: 'مکاتبات متمرکز سازمان ثبت احوال کشور' } as const;
