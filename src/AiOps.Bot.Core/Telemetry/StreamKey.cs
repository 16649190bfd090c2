namespace AiOps.Bot.Core.Telemetry;

/// <summary>Where a log event came from. State that is learned per stream is kept under this key.</summary>
/// <param name="Source">The kind of place: <c>cloudwatch</c>, <c>cloudtrail</c>, <c>file</c>, <c>stdin</c>.</param>
/// <param name="Group">The log group's name, or the file's path.</param>
/// <param name="Stream">The log stream inside the group (for the CloudWatch agent, the instance id); empty for files.</param>
public sealed record StreamKey(string Source, string Group, string Stream)
{
    public override string ToString() => Stream.Length == 0 ? $"{Source}:{Group}" : $"{Source}:{Group}/{Stream}";
}
