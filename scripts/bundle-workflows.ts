import { writeFileSync } from 'node:fs';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';

/** Puts all processes into the one file that a worker loads: `bundle-workflows <workflows/index.js> <bundle.js>`. */
async function main([workflowsPath, target]: string[]) {
  if (!workflowsPath || !target) throw new Error('usage: bundle-workflows <workflows/index.js> <bundle.js>');
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath: require.resolve('../src/platform/temporal/failure-converter'),
    logger: new DefaultLogger('WARN'),
  });
  writeFileSync(target, code);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
