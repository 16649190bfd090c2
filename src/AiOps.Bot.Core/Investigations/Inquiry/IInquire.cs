namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>Looks further into an incident after the deterministic result is known and saved. It may add evidence and reorder what the evidence bears out; it never decides.</summary>
public interface IInquire
{
    /// <returns>The investigation with what was found; as it was, but for <see cref="Investigation.Model"/>, where nothing came of it. Never throws but for cancellation.</returns>
    Task<Investigation> InquireAsync(Investigation investigation, InvestigationContext context, CancellationToken cancellationToken);
}
