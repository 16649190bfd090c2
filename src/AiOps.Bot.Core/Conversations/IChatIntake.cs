namespace AiOps.Bot.Core.Conversations;

/// <summary>Takes the HTTP requests of one chat platform. The host maps its paths, bounds the body and hands the raw bytes over; verifying comes before parsing.</summary>
public interface IChatIntake
{
    string Platform { get; }

    /// <summary>Paths that are POSTed to, for example <c>/slack/events</c>.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>Larger bodies are answered with 413 before they are read to the end.</summary>
    int MaxBodyBytes { get; }

    /// <summary>Never throws on what is in the request: garbage with a good signature is a 400, everything unproven a 401.</summary>
    Task<IntakeAnswer> ReceiveAsync(IntakeRequest request, CancellationToken cancellationToken);
}
