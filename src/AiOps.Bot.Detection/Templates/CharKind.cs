namespace AiOps.Bot.Detection.Templates;

/// <summary>What a character can be part of. The kinds of a token's characters, or-ed, decide which masks are worth trying on it.</summary>
[Flags]
internal enum CharKind : byte
{
    None = 0,
    Digit = 1,
    HexLetter = 2,
    Letter = 4,
    Space = 8,
    Slash = 16,
    At = 32,
    Dot = 64,
    Colon = 128,
}
