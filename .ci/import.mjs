// Opens every model with bpmn-js in Chromium, as Camunda Modeler does: no warning may come, and a broken model must be found.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '..', 'bpmn');
const models = Object.fromEntries(readdirSync(folder)
  .filter(name => name.endsWith('.bpmn'))
  .map(name => [name, readFileSync(join(folder, name), 'utf8')]));
const broken = models['lessons.bpmn'].replace(/targetRef="[^"]*"/, 'targetRef="nobody"');

/** What the importer says of each model: its warnings, or why it could not read it. */
function imported(files) {
  const work = mkdtempSync(join(tmpdir(), 'import-'));
  const library = pathToFileURL(join(here, 'node_modules/bpmn-js/dist/bpmn-modeler.production.min.js'));
  writeFileSync(join(work, 'page.html'), `<!doctype html><meta charset="utf-8"><div id="canvas"></div><pre id="said"></pre>
    <script src="${library}"></script>
    <script type="module">
      const said = {};
      for (const [name, xml] of Object.entries(${JSON.stringify(files).replaceAll('<', '\\u003c')})) {
        const modeler = new BpmnJS({ container: '#canvas' });
        try {
          said[name] = (await modeler.importXML(xml)).warnings.map(warning => warning.message);
        } catch (refused) {
          said[name] = [refused.message];
        }
        modeler.destroy();
      }
      document.getElementById('said').textContent = JSON.stringify(said);
    </script>`);
  try {
    const page = execFileSync(process.env.CHROMIUM ?? 'chromium', [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
      '--disable-component-update', '--allow-file-access-from-files', '--virtual-time-budget=60000',
      `--user-data-dir=${join(work, 'profile')}`, '--dump-dom', pathToFileURL(join(work, 'page.html')).href,
    ], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000 });
    const text = page.match(/<pre id="said">(.*?)<\/pre>/s)[1];
    return JSON.parse(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const said = imported({ ...models, broken });
const faults = Object.entries(said).filter(([name, warnings]) => (warnings.length > 0) !== (name === 'broken'));
if (Object.keys(said).length !== Object.keys(models).length + 1 || faults.length > 0) {
  console.error('bpmn-js:', faults.length > 0 ? faults : said);
  process.exit(1);
}
console.log(`bpmn-js opens ${Object.keys(models).length} models without a warning`);
