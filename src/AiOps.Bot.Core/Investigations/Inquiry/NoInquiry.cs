namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>Stands where no model is configured, or it may not look further.</summary>
internal sealed class NoInquiry : IInquire
{
    public Task<Investigation> InquireAsync(Investigation investigation, InvestigationContext context, CancellationToken cancellationToken) => Task.FromResult(investigation);
}
