namespace AiOps.Bot.WebConsole;

/// <summary>A file that pages refer to.</summary>
/// <param name="Version">Changes with the content.</param>
public sealed record ConsoleAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content, string Version);
