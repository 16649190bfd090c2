namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// Leave to run exactly one stored remediation once. Only Core can build it, from a stored approval that passed every check of dispatch; get-only, so that
/// no copy can carry another payload.
/// </summary>
public sealed class ApprovedRemediation
{
    internal ApprovedRemediation(Remediation remediation, Execution execution) => (Remediation, Execution) = (remediation, execution);

    public Remediation Remediation { get; }

    public Execution Execution { get; }
}
