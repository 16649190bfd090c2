namespace AiOps.Bot.Endpoints.Documents;

/// <summary>How far a column, or the scores, moved away from the training.</summary>
/// <param name="Psi">Population stability index: noticeable from 0.1, grave from 0.25.</param>
/// <param name="Ks">Kolmogorov-Smirnov distance, 0 to 1.</param>
public sealed record MovedDocument(string What, double Psi, double Ks, string How);
