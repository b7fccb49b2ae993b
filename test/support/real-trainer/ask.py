"""Asks the trainer's own code about the files of runs: its parser, its reader of configurations, its datasets.

Run in the folder of sd-scripts: ask.py, and on the standard input a line of JSON for each run: script, config, dataset. For
each it prints a line of JSON: what is wrong with the options, why the trainer would refuse, how many batches an epoch has,
and which buckets.
"""

import importlib
import json
import os
import sys
import traceback

sys.path.insert(0, os.getcwd())


def ask(script, config, dataset):
    import toml
    from library import config_util, train_util

    module = importlib.import_module(script)
    parser = module.setup_parser()
    flaws = list(flaws_of(toml.load(config), {action.dest: action for action in parser._actions}))
    line = ["--config_file", config, "--dataset_config", dataset]
    sys.argv = [script + ".py", *line]
    args = train_util.read_config_from_file(parser.parse_args(line), parser)
    train_util.verify_training_args(args)
    train_util.prepare_dataset_args(args, True)
    sanitizer = config_util.ConfigSanitizer(True, True, args.masked_loss, True)
    blueprint = config_util.BlueprintGenerator(sanitizer).generate(config_util.load_user_config(dataset), args)
    group, validation = config_util.generate_dataset_group_by_blueprint(blueprint.dataset_group)
    trainer_of(module)().assert_extra_args(args, group, validation)
    if args.cache_latents:
        assert group.is_latent_cacheable(), "latents can not be cached"
    if getattr(args, "cache_text_encoder_outputs", False):
        assert group.is_text_encoder_output_cacheable(), "outputs of the text encoder can not be cached"
    return {
        "flaws": flaws,
        "batches": len(group),
        "images": group.num_train_images,
        "buckets": [list(map(int, size)) for one in group.datasets for size in one.bucket_manager.resos],
    }


def flaws_of(content, actions):
    """What the trainer takes from a file without looking."""
    options = {}
    for key, value in content.items():
        options.update(value if isinstance(value, dict) else {key: value})
    for key, value in options.items():
        action = actions.get(key)
        if action is not None and action.nargs in ("*", "+"):
            if isinstance(value, list):
                wrong = [one for one in value if action.type is str and not isinstance(one, str)]
                yield from (f"no text in {key}: {one}" for one in wrong)
            else:
                yield f"no list: {key}"
            continue
        if action is None:
            yield f"unknown: {key}"
        elif action.nargs == 0:
            if not isinstance(value, bool):
                yield f"no flag: {key}"
        elif action.choices is not None and value not in action.choices:
            yield f"no choice: {key} = {value}"
        elif action.type is int and (isinstance(value, bool) or not isinstance(value, int)):
            yield f"no whole number: {key} = {value}"
        elif action.type is float and (isinstance(value, bool) or not isinstance(value, (int, float))):
            yield f"no number: {key} = {value}"
        elif action.type is str and not isinstance(value, str):
            yield f"no text: {key} = {value}"


def trainer_of(module):
    """The class of the script itself."""
    own = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    return next(one for one in own if one.__name__.endswith("NetworkTrainer"))


answers = sys.stdout
# What the trainer prints is not the answer.
sys.stdout = sys.stderr
for text in sys.stdin:
    try:
        answer = ask(**json.loads(text))
    except (Exception, SystemExit) as error:
        traceback.print_exc()
        answer = {"refusal": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), file=answers, flush=True)
