namespace AiOps.Bot.Detection.Templates;

/// <summary>What a variable part of a line is.</summary>
internal enum MaskKind : byte
{
    Number,
    Hex,
    Uuid,
    Ip,
    Host,
    Path,
    Time,
    Arn,
    Duration,
    Size,
    Email,
    Url,
    Identifier,

    /// <summary>A place where lines of one template differ by words of no particular type.</summary>
    Word,
}
