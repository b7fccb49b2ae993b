// The ways in which a run ends before its time.

/** The trainer would never do this, but a test must know: it stops with exit code 64. */
export class Refusal extends Error {}

/** An exception of the trainer's, which ends it with a traceback. */
export class PythonError extends Error {
  /**
   * @param {string} message its type and text, as the last line of the traceback has it
   * @param {string} [recording] the recorded failure whose traceback leads to it
   */
  constructor(message, recording, code = 1) {
    super(message);
    this.recording = recording;
    this.code = code;
  }
}

/** The end with an exit code, after a word of farewell on stderr. */
export class Exit extends Error {
  constructor(code, message = '') {
    super(message);
    this.code = code;
  }
}
