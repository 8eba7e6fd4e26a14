import { ApiHeader, type ApiHeaderOptions } from '@nestjs/swagger';

/** Lets a parameter that reads a header show it in the API's description. */
export const describedAs =
  (header: ApiHeaderOptions): ParameterDecorator =>
  (target, method) => {
    const descriptor = method && Object.getOwnPropertyDescriptor(target, method);
    if (descriptor) ApiHeader(header)(target, method, descriptor);
  };
