namespace AiOps.Bot.Core.Telemetry;

/// <summary>
/// The constant part of a line, with variable parts as typed placeholders such as <c>&lt;ip&gt;</c> and <c>&lt;num&gt;</c>. Stateless, unlike the streaming miner:
/// the same line gives the same mask everywhere, so windows from different processes can be compared. Thread-safe.
/// </summary>
public interface ILogTemplates
{
    string MaskOf(string message);
}
