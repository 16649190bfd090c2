namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What a dry run says.</summary>
internal sealed record DryRunDocument(bool WouldSucceed, string Detail);
