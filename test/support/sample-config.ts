/** `lora-dataset.toml` as the contract shows it. */
export const sampleConfig = `version = 1
[dataset]
trainer = "sd-scripts"
purpose = "likeness"
trigger = "CharacterAI"
class = "woman"
base_caption = "1girl, CharacterAI, dark skin, braided hair, earrings, 3D render, UHD, 4K"
caption_extension = ".txt"
ignore = ["_unused/**"]

[concepts."10_alice"]                 # what differs in one folder
trigger = "alice"

[views."from behind"]
hides = ["earrings", "eyes", "lips"]  # what can't be seen in such a picture (added to the vocabulary's own)
files = ["back_*", "*rear*"]          # pictures known to be such, by name

[tags]
known = []
unwanted = ["watermark"]
aliases = {}
implies = {}

[composition]                         # how many pictures of each kind the coach expects
"from behind" = 2

[rules]
long-caption = "off"
small-image = { severity = "error", min = 1024 }
[[overrides]]
files = ["back_*"]
rules = { missing-base-tag = "off" }

[samples]
prompts = ["{trigger}, photo --d 1"]

[training]
recipe = "sd15-likeness"
vram = 12
model = "sd15"                        # a name from the user's own settings, or a path
[training.options]                    # any option of the installed trainer
network_dim = 96
`;
