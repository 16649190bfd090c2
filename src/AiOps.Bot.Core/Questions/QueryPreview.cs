namespace AiOps.Bot.Core.Questions;

/// <summary>What a look-up would cost, shown instead of the answer where it is much.</summary>
/// <param name="Rows">About how many stored lines would be looked through.</param>
/// <param name="Bytes">About how many bytes of CloudWatch Logs would be scanned; 0 where none.</param>
public sealed record QueryPreview(long Rows, long Bytes);
