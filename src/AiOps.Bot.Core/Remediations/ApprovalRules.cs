using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Remediations;

/// <summary>The rules of approval with the facts of the moment: what cards, pages and commands ask before anybody clicks.</summary>
public sealed class ApprovalRules(PersonDirectory people, IOptions<RemediationOptions> policy, TimeProvider time)
{
    /// <summary>The facts as they are now. Take them once for one decision.</summary>
    public ApprovalFacts Now() => new(people.Now, policy.Value, time.GetUtcNow());

    /// <summary>Null where this person's yes would count now; else why not.</summary>
    public Refusal? WhyNot(Remediation remediation, Person person) => ApprovalPolicy.RefusePerson(remediation, person, Now());

    /// <summary>How many distinct people it takes.</summary>
    public int ApproversNeeded(Remediation remediation) => ApprovalPolicy.ApproversNeeded(remediation, Now());
}
