import type { Random } from "./random";

/** Names such as are common in US engineering offices. */
const families: { first: string; last: string }[] = [
  {
    first:
      "James, Mary, Robert, Patricia, John, Jennifer, Michael, Linda, David, Elizabeth, William, Barbara, Richard, Susan, Thomas, Karen, Daniel, Nancy, Matthew, Lisa, Mark, Emily, Steven, Megan, Andrew, Rachel, Joshua, Heather, Kevin, Laura, Brian, Amy, Timothy, Erin, Jason, Kelly, Ryan, Shannon, Eric, Colleen",
    last: "Smith, Johnson, Williams, Brown, Jones, Miller, Davis, Wilson, Anderson, Taylor, Thomas, Moore, Martin, Thompson, White, Clark, Lewis, Walker, Hall, Young, Allen, King, Wright, Scott, Hill, Green, Adams, Baker, Nelson, Carter, Mitchell, Roberts, Phillips, Campbell, Parker, Evans, Collins, Stewart, Morris, Murphy, O'Brien, Sullivan, McCarthy, Fitzgerald",
  },
  {
    first:
      "María, José, Luis, Carmen, Juan, Ana, Carlos, Sofía, Miguel, Lucía, Jorge, Valentina, Andrés, Camila, Diego, Gabriela, Rafael, Daniela, Héctor, Isabel, Alejandro, Marisol, Eduardo, Paola",
    last: "García, Rodríguez, Martínez, Hernández, López, González, Pérez, Sánchez, Ramírez, Torres, Flores, Rivera, Gómez, Díaz, Reyes, Cruz, Morales, Ortiz, Gutiérrez, Chávez, de la Cruz, Núñez, Peña, Vázquez",
  },
  {
    first:
      "Priya, Rahul, Anjali, Vikram, Sneha, Arjun, Kavita, Sanjay, Deepa, Rohan, Meera, Amit, Pooja, Nikhil, Lakshmi, Suresh, Divya, Karthik",
    last: "Patel, Sharma, Reddy, Iyer, Nair, Gupta, Singh, Kumar, Desai, Mehta, Rao, Krishnan, Joshi, Banerjee, Chatterjee, Subramanian",
  },
  {
    first:
      "Wei, Li, Mei, Jun, Xin, Yan, Hao, Lan, Min, Jing, Kenji, Yuki, Ji-woo, Min-jun, Seo-yeon, Thanh, Linh, Minh, Huong, Tuan",
    last: "Chen, Wang, Zhang, Liu, Huang, Lin, Wu, Kim, Park, Lee, Choi, Nguyen, Tran, Le, Pham, Tanaka, Sato, Nakamura, Yamamoto",
  },
  {
    first:
      "DeShawn, Aaliyah, Malik, Imani, Terrence, Keisha, Darnell, Tamika, Marcus, Ebony, Andre, Latoya, Kwame, Ngozi, Chidi, Amara, Kofi, Abena, Tunde, Folake",
    last: "Washington, Jefferson, Jackson, Robinson, Harris, Coleman, Brooks, Freeman, Okafor, Adeyemi, Mensah, Boateng, Nwosu, Owusu, Banks, Booker, Gaines, Mosley",
  },
  {
    first:
      "Omar, Fatima, Yusuf, Layla, Hassan, Noor, Samir, Rania, Ali, Zahra, Reza, Shirin, Dmitri, Olga, Piotr, Agnieszka, Goran, Milena, Luca, Giulia, Søren, Ingrid, François, Zoë, Jürgen, Anneliese, Seán, Siobhán",
    last: "Haddad, Khoury, Rahman, Hosseini, Ahmadi, Nasser, Petrov, Ivanova, Kowalski, Nowak, Jović, Rossi, Bianchi, Larsen, Lindqvist, Dubois, Müller, Schröder, Ó Briain, van der Berg, Papadopoulos, Yılmaz",
  },
];

/** How the families are spread over a hundred people of the trade. */
const shares = [44, 18, 12, 12, 8, 6];

export function drawName(random: Random): { firstName: string; lastName: string } {
  const roll = random.next() * 100;
  let seen = 0;
  const found = shares.findIndex((share) => (seen += share) > roll);
  const { first, last } = families[Math.max(found, 0)] as (typeof families)[number];
  return { firstName: random.pick(first.split(", ")), lastName: random.pick(last.split(", ")) };
}
