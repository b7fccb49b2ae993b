/** What a person does in VS Code, and sees; each waits until it is so. */
export class Workbench {
  constructor(page) {
    this.page = page;
  }

  /** The workbench of a page that was just opened. */
  static async ready(page) {
    const workbench = new Workbench(page);
    await workbench.isThere();
    return workbench;
  }

  /** Waits until the workbench is there again, after its page was loaded anew. */
  async isThere() {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-viewlet .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  /** Loads the window anew as a user does: only then does the workbench write down at once which tabs there are. */
  async reload() {
    const isGone = this.page.waitForEvent('framenavigated', (frame) => frame === this.page.mainFrame());
    await this.command('Developer: Reload Window', 'Developer: Reload Window');
    await isGone;
    await this.isThere();
  }

  /** Runs a command of the palette. @param typed what is typed @param title of the one that is meant, the first then */
  async command(typed, title) {
    await this.press('F1');
    const box = this.page.locator('.quick-input-widget:visible');
    await box.locator('input.input').waitFor();
    await this.type(typed);
    await box.locator('.monaco-list-row.focused', { hasText: title }).waitFor();
    await this.press('Enter');
  }

  /** Waits until a list has a text in its focused entry, which Enter takes. */
  async choice(text) {
    const box = this.page.locator('.quick-input-widget:visible');
    await box.locator('.monaco-list-row.focused', { hasText: text }).waitFor();
  }

  /** Takes the focused entry of a list, which has a text in it. */
  async choose(text) {
    await this.choice(text);
    await this.press('Enter');
  }

  async showExplorer() {
    await this.press('Control+Shift+E');
    await this.page.locator('.explorer-viewlet .monaco-list-row').first().waitFor();
  }

  /** Waits until the terminal shows a text. */
  async terminal(text) {
    await this.page.locator('.terminal-wrapper.active .xterm-rows', { hasText: text }).waitFor();
  }

  /** Waits until an entry of the status bar has a text. */
  async statusBar(text) {
    await this.page.locator('.statusbar-item', { hasText: text }).first().waitFor();
  }

  /** Waits until no notification is shown any more. */
  async noNotification() {
    const shown = this.page.locator('.notification-toast').filter({ visible: true });
    await shown.first().waitFor({ state: 'detached' });
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** Opens a file by its name, as with Ctrl+P. */
  async open(name) {
    await this.openTab(name);
    await this.page.locator('.editor-instance .view-line').first().waitFor();
    await this.focusEditor();
  }

  /** Opens a file of the workspace in the editor that it has. */
  async openTab(name) {
    const box = this.page.locator('.quick-input-widget:visible');
    await this.press('Control+P');
    await box.locator('input.input').waitFor();
    await this.type(name);
    // The list is made anew while it filters: what is focused when it rests is what Enter takes.
    await box.locator('.monaco-list-row.focused', { hasText: name }).waitFor();
    await this.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Opens a `.safetensors` file. @returns its page */
  async openLoraFile(name) {
    await this.openTab(name);
    const page = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('dl dd').first().waitFor();
    return page;
  }

  /** Puts the cursor into the text, at its end. */
  async focusEditor() {
    await this.page
      .locator('.editor-instance .monaco-editor')
      .first()
      .click({ position: { x: 400, y: 200 } });
  }

  /** Saves the active file, and waits until it is. */
  async save(name) {
    await this.press('Control+S');
    await this.page.locator(`.tab.active:not(.dirty)[data-resource-name="${name}"]`).waitFor();
  }

  /** Puts the cursor on the first squiggle. */
  async clickSquiggle() {
    // The text lies above the squiggle: the place counts, not the element. Those of the file before go last.
    const squiggles = this.page.locator('[class*="squiggly-"]').filter({ visible: true });
    await squiggles.first().click({ force: true });
  }

  /** Puts the cursor into the first line, behind so many characters. */
  async cursorAt(character) {
    await this.focusEditor();
    await this.press('Control+Home');
    for (let index = 0; index < character; index++) await this.press('ArrowRight');
  }

  /** Waits until a line above the text says something. */
  async lens(text) {
    await this.page.locator('.codelens-decoration', { hasText: text }).first().waitFor();
  }

  /** Waits until a hint within the text says something. */
  async inlayHint(text) {
    await this.page.locator('.view-line', { hasText: text }).first().waitFor();
  }

  /** Waits until the places that were asked for are shown beneath the line. */
  async peek() {
    await this.page.locator('.peekview-widget .ref-tree .monaco-list-row').first().waitFor();
  }

  /** Waits until the text that is shown beneath the line has a part. */
  async peekText(text) {
    await this.page.locator('.peekview-widget .view-line', { hasText: text }).first().waitFor();
  }

  /** Waits until two texts are shown side by side, with what differs marked. */
  async difference() {
    await this.page
      .locator('.monaco-diff-editor .char-insert, .monaco-diff-editor .char-delete')
      .first()
      .waitFor();
  }

  /** Rests over a link in the text until it says how it is opened. @param text what it stands on */
  async overLink(text) {
    await this.page.locator('.detected-link', { hasText: text }).first().hover();
    await this.page.locator('.monaco-hover:visible', { hasText: 'ctrl' }).waitFor();
  }

  /** Waits until a dialog offers something. */
  async dialog(button) {
    await this.page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).waitFor();
  }

  /** Waits until an input box says something of what is typed. */
  async verdict(text) {
    await this.page.locator('.quick-input-message', { hasText: text }).waitFor();
  }

  async menuItem(text) {
    await this.#menuEntry(text).waitFor();
  }

  /** Opens the menu of the quick fixes at the cursor. @param text of the first */
  async quickFixes(text) {
    await this.#pressFor('Control+.', this.#menuEntry(text), `the menu has no "${text}" in front`);
  }

  /** Opens the menu of what can be done at the cursor. @param text of the first */
  async refactorMenu(text) {
    await this.#pressFor('Control+Shift+R', this.#menuEntry(text), `the menu has no "${text}" in front`);
  }

  /** Gives what is at the cursor a name. */
  async rename(name) {
    const box = this.page.locator('.rename-box input:focus');
    await this.#pressFor('F2', box, 'nothing here can be renamed');
    await this.press('Control+A');
    await this.type(name);
    await this.press('Enter');
  }

  #menuEntry(text) {
    return this.page.locator('.action-widget .monaco-list-row.focused', { hasText: text });
  }

  /** Presses a key until something is there: VS Code gives up what it was about to show when the editor hears something. */
  async #pressFor(key, shown, problem) {
    for (let left = 5; left > 0; left--) {
      await this.press(key);
      const isThere = await shown.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
      await this.press('Escape');
    }
    throw new Error(problem);
  }

  /** Shows the gallery, and waits for the pictures that are on the screen. */
  async openGallery() {
    await this.page.locator('.activitybar a[aria-label^="LoRA"]').click();
    const gallery = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const images = gallery.locator('.cell img');
    await images.nth(3).waitFor();
    await images.evaluateAll((all) => Promise.all(all.map((image) => image.decode())));
  }

  /** Shows the trainer's status, and waits until all of it is told. */
  async showTrainerStatus() {
    await this.command('LoRA: Show Trainer Status', 'LoRA: Show Trainer Status');
    const page = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('ul[aria-busy="false"] li').first().waitFor();
  }

  /** Waits until the active caption has its language. */
  async isCaption() {
    await this.page.locator('[id="status.editor.mode"]', { hasText: 'LoRA Caption' }).waitFor();
  }

  async squiggle(severity) {
    await this.page.locator(`.squiggly-${severity}`).first().waitFor();
  }

  async noSquiggle() {
    await this.page.locator('[class*="squiggly-"]').first().waitFor({ state: 'detached' });
  }

  async problem(text) {
    await this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first().waitFor();
  }

  /** Waits until a suggestion is the one that Enter takes. */
  async suggestion(text) {
    await this.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text }).waitFor();
  }

  /** Shows the hover over the first squiggle, with its pictures loaded. */
  async hoverSquiggle() {
    const picture = this.page.locator('.monaco-hover img').first();
    // A squiggle that is drawn anew under the pointer shows no hover until that moves again.
    for (let left = 3; left > 0; left--) {
      await this.page.locator('[class*="squiggly-"]').first().hover({ force: true });
      const isThere = await picture.waitFor({ timeout: left > 1 ? 5000 : 30_000 }).then(
        () => true,
        () => false,
      );
      if (isThere) break;
      await this.page.mouse.move(0, 0);
    }
    await picture.waitFor();
    await this.page.waitForFunction(() => {
      return [...document.querySelectorAll('.monaco-hover img')].every((image) => image.naturalWidth > 0);
    });
  }
}
