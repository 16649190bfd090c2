using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>A member who asks for something.</summary>
/// <param name="Approver">Null where the account belongs to nobody in the directory: they may read, and change nothing.</param>
/// <param name="Scope">What may be told of where they are.</param>
internal sealed record Visitor(ChatRequest Request, Approver? Approver, ChatScope Scope)
{
    public ReaderClock Clock { get; } = ReaderClock.Of(Request.User.Zone);

    /// <summary>What to tell somebody who may only read.</summary>
    public string Stranger =>
        $"your account {Request.User.Identity.Platform}:{Request.User.Identity.Subject} belongs to nobody in the directory, so you may read and ask, and change nothing; ask whoever runs this bot to add it to Security:People";
}
